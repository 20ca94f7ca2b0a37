#pragma once

#include <string_view>
#include <vector>

#include "vedette/domain/detection/catalogue/rule_override.hpp"
#include "vedette/domain/detection/catalogue/rule_version.hpp"
#include "vedette/result.hpp"

namespace vedette {

// The rules that people wrote here, with every version, and what they decided about any rule. Rules of a pack
// are not stored: an override may name one that no store knows.
class RuleStore {
 public:
  virtual ~RuleStore() = default;

  // Conflict when the id is taken.
  virtual Result<void> add(const detection::CustomRule&) = 0;

  // Its number MUST be one more than the newest one's: Stale otherwise. NotFound when there is no such rule.
  virtual Result<void> addVersion(std::string_view rule, const detection::RuleVersion&) = 0;

  // With its versions and its override; NotFound.
  virtual Result<void> remove(std::string_view rule) = 0;

  virtual Result<std::vector<detection::CustomRule>> list() const = 0;  // by id, byte by byte

  // Newest first; NotFound when there is no such rule.
  virtual Result<std::vector<detection::RuleVersion>> versions(std::string_view rule) const = 0;

  // In place of the one that the rule had; none when it changes nothing.
  virtual Result<void> setOverride(const detection::RuleOverride&) = 0;
  virtual Result<std::vector<detection::RuleOverride>> overrides() const = 0;  // by rule, byte by byte
};

}  // namespace vedette

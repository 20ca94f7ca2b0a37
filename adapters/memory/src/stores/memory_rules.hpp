#pragma once

#include "transactions/table.hpp"
#include "vedette/ports/rule_store.hpp"

namespace vedette::memory {

class MemoryRules final : public RuleStore {
 public:
  explicit MemoryRules(UndoLog& undo) : versions_(undo), overrides_(undo) {}

  Result<void> add(const detection::CustomRule&) override;
  Result<void> addVersion(std::string_view rule, const detection::RuleVersion&) override;
  Result<void> remove(std::string_view rule) override;
  Result<std::vector<detection::CustomRule>> list() const override;
  Result<std::vector<detection::RuleVersion>> versions(std::string_view rule) const override;
  Result<void> setOverride(const detection::RuleOverride&) override;
  Result<std::vector<detection::RuleOverride>> overrides() const override;

 private:
  Table<std::string, std::vector<detection::RuleVersion>> versions_;  // by rule, oldest first
  Table<std::string, detection::RuleOverride> overrides_;             // by rule
};

}  // namespace vedette::memory

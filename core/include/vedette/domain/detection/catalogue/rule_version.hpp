#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "vedette/domain/timestamp.hpp"

namespace vedette::detection {

// A text that a custom rule has, or once had.
struct RuleVersion {
  std::uint64_t number = 1;  // counts from 1, for each rule
  std::string text;
  std::string hash;  // Rule::version of that text
  Timestamp at;
  std::string actor;
  std::optional<std::uint64_t> restored = {};  // the version that a rollback took it from
  bool operator==(const RuleVersion&) const = default;
};

// A rule that somebody wrote here, as it is now.
struct CustomRule {
  std::string id;
  RuleVersion newest;
  bool operator==(const CustomRule&) const = default;
};

}  // namespace vedette::detection

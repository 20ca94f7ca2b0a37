#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "vedette/domain/severity.hpp"
#include "vedette/domain/timestamp.hpp"

namespace vedette::detection {

// What somebody decided about a rule without changing its text. Absent: as the rule declares it.
struct RuleOverride {
  std::string rule;  // its id
  bool enabled = true;
  std::optional<Severity> severity = {};
  std::optional<std::vector<std::string>> dedupKey = {};
  std::optional<std::chrono::seconds> dedupWindow = {};
  Timestamp at = {};
  std::string actor = {};

  bool changesNothing() const { return enabled && !severity && !dedupKey && !dedupWindow; }
  bool operator==(const RuleOverride&) const = default;
};

}  // namespace vedette::detection

#pragma once

#include <cstdint>
#include <vector>

#include "vedette/domain/detection/correlation/correlation_rule.hpp"

namespace vedette::detection {

// What the references of correlation rules lead to.
struct Links {
  struct Target {
    bool isCorrelation;
    std::uint32_t index;  // among the rules, or among the correlation rules
    bool operator==(const Target&) const = default;
  };
  using Targets = std::vector<Target>;

  Links(const std::vector<CorrelationRule>&, const std::vector<Rule>&);

  std::vector<std::vector<Targets>> targets;  // by correlation rule and reference
  std::vector<std::vector<Targets>> aliases;  // what an alias names, by correlation rule and its alias
  std::vector<CorrelationProblem> problems;
  std::vector<bool> active;  // by correlation rule: it has no problem
};

}  // namespace vedette::detection

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
  };

  Links(const std::vector<CorrelationRule>&, const std::vector<Rule>&);

  std::vector<std::vector<std::vector<Target>>> targets;  // by correlation rule and reference
  std::vector<CorrelationProblem> problems;
  std::vector<bool> active;  // by correlation rule: it has no problem
};

}  // namespace vedette::detection

#pragma once

#include <cstdint>
#include <vector>

#include "vedette/domain/detection/correlation/correlation_rule.hpp"
#include "vedette/domain/detection/engine/field_table.hpp"

namespace vedette::detection {

struct RulesToCorrelate {
  const std::vector<Rule>& all;
  const std::vector<std::size_t>& leftOut;  // by place, ascending: these never match
};

// What the references of correlation rules lead to.
struct Links {
  struct Target {
    bool isCorrelation;
    std::uint32_t index;  // among the rules, or among the correlation rules
    bool operator==(const Target&) const = default;
  };
  using Targets = std::vector<Target>;

  // The fields that correlation rules without a problem ask for are in the table then.
  Links(const std::vector<CorrelationRule>&, const RulesToCorrelate&, FieldTable&);

  std::vector<std::vector<Targets>> targets;  // by correlation rule and reference
  std::vector<std::vector<Targets>> aliases;  // what an alias names, by correlation rule and its alias
  std::vector<CorrelationProblem> problems;
  std::vector<bool> active;  // by correlation rule: it has no problem
};

}  // namespace vedette::detection

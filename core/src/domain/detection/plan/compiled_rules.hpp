#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "domain/detection/correlation/plan/correlation_plan.hpp"
#include "domain/detection/plan/rule_plan.hpp"
#include "domain/detection/plan/witness.hpp"
#include "domain/detection/routing/router.hpp"
#include "vedette/domain/detection/engine/rule_set.hpp"

namespace vedette::detection {

// A rule set in the shape that evaluation reads.
struct CompiledRules {
  CompiledRules(std::vector<Rule>, LogSourceMap, std::vector<CorrelationRule>);

  std::vector<Rule> rules;
  FieldTable fields;
  PredicateTable predicates;
  Program program;
  std::vector<Program::NodeId> roots;               // by rule
  std::vector<std::size_t> leftOut;                 // rules, by place
  std::vector<std::optional<Witnesses>> witnesses;  // by rule
  std::vector<RulePlan> plans;  // one for each log source that rules name; in the router's order
  std::unique_ptr<const RulePlan> all;
  std::unique_ptr<const Router> router;
  std::unique_ptr<const CorrelationPlan> correlations;

 private:
  void addRules();
  bool addKey(const Rule&);
};

}  // namespace vedette::detection

#include "usecases/rules/rule_problems.hpp"

namespace vedette {
namespace {

RuleProblem compileProblem(const detection::RuleHead& rule, std::string field) {
  return {.file = rule.origin.file,
          .stage = RuleStage::Compile,
          .line = rule.origin.line,
          .field = std::move(field),
          .rule = rule.title};
}

}  // namespace

RuleProblem problemOf(const detection::CorrelationRule& rule, const detection::CorrelationProblem& problem) {
  RuleProblem told = compileProblem(rule, "correlation");
  told.message = problem.reason;
  if (!problem.reference) return told;
  const detection::RuleReference& reference = rule.rules[*problem.reference];
  told.line = reference.line, told.column = reference.column, told.field = "correlation.rules";
  return told;
}

std::vector<SilentRule> silentIn(const detection::RuleSet& set) {
  std::vector<SilentRule> silent;
  for (const std::size_t place : set.leftOut()) {
    const detection::Rule& rule = set.rules()[place];
    silent.push_back({rule.id, compileProblem(rule, "detection")});
    silent.back().problem.message = detection::RuleSet::leftOutReason;
  }
  for (const detection::CorrelationProblem& problem : set.correlationProblems()) {
    const detection::CorrelationRule& rule = set.correlations()[problem.correlation];
    silent.push_back({rule.id, problemOf(rule, problem)});
  }
  return silent;
}

std::optional<RuleProblem> whySilent(const detection::RuleSet& set, std::string_view id) {
  for (auto& silent : silentIn(set))
    if (silent.id == id) return std::move(silent.problem);
  return std::nullopt;
}

}  // namespace vedette

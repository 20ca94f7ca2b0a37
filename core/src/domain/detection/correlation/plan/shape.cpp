#include "domain/detection/correlation/plan/shape.hpp"

#include <algorithm>

namespace vedette::detection {
namespace {

constexpr std::size_t mostReferences = 64;
constexpr std::size_t mostTerms = 64;

std::optional<std::string> valueProblem(const CorrelationRule& rule) {
  const bool counts = rule.type == CorrelationType::ValueCount;
  if (!counts && !isNumeric(rule.type)) return {};
  if (rule.valueFields.empty()) return "its condition names no field";
  if (!counts && rule.valueFields.size() > 1) return "its condition names more than one field";
  if (!(rule.percentile >= 0 && rule.percentile <= 100)) return "its percentile is not between 0 and 100";
  return {};
}

std::size_t highestReference(const ReferenceCondition& condition) {
  std::size_t highest = condition.kind == ReferenceCondition::Kind::Reference ? condition.reference : 0;
  for (const ReferenceCondition& part : condition.parts) highest = std::max(highest, highestReference(part));
  return highest;
}

std::optional<std::string> conditionProblem(const CorrelationRule& rule) {
  if (!rule.condition) {
    if (!isTemporal(rule.type) && rule.thresholds.empty()) return "it has no condition";
    return {};
  }
  if (!isTemporal(rule.type)) return "only temporal rules have a condition over the names of rules";
  if (highestReference(*rule.condition) >= rule.rules.size()) return "its condition is not over its rules";
  const auto terms = termsOf(*rule.condition, mostTerms);
  if (!terms) return "its condition has more than " + std::to_string(mostTerms) + " alternatives";
  if (terms->empty()) return "its condition can never hold";
  return {};
}

}  // namespace

bool isTemporal(CorrelationType type) {
  return type == CorrelationType::Temporal || type == CorrelationType::TemporalOrdered;
}

bool isNumeric(CorrelationType type) {
  return type == CorrelationType::ValueSum || type == CorrelationType::ValueAverage ||
         type == CorrelationType::ValuePercentile;
}

std::optional<std::string> refusedKey(const CorrelationRule& rule, const std::vector<std::string>& key) {
  for (const std::string& field : key)
    if (std::ranges::find(rule.groupBy, field) == rule.groupBy.end())
      return "firings fold by fields of group-by, and '" + field + "' is none of them";
  return {};
}

std::optional<std::string> shapeProblem(const CorrelationRule& rule) {
  if (rule.rules.empty()) return "it refers to no rules";
  if (rule.rules.size() > mostReferences)
    return "it refers to more than " + std::to_string(mostReferences) + " rules";
  if (rule.timespan <= std::chrono::microseconds::zero()) return "it has no timespan";
  if (auto problem = valueProblem(rule)) return problem;
  if (auto problem = conditionProblem(rule)) return problem;
  return rule.dedup.key ? refusedKey(rule, *rule.dedup.key) : std::nullopt;
}

std::vector<Term> conditionTerms(const CorrelationRule& rule) {
  return rule.condition ? termsOf(*rule.condition, mostTerms).value() : std::vector<Term>{};
}

}  // namespace vedette::detection

#include <algorithm>

#include "vedette/sigma/rule_reader.hpp"

namespace vedette::sigma {
namespace {

Problem problemWith(const detection::CorrelationRule& rule, const detection::CorrelationProblem& problem) {
  Problem made{
      .file = rule.origin.file, .line = rule.origin.line, .rule = rule.title, .reason = problem.reason};
  made.stage = RuleStage::Compile;
  if (!problem.reference) return made;
  const detection::RuleReference& reference = rule.rules[*problem.reference];
  made.line = reference.line, made.column = reference.column;
  made.field = "correlation.rules";
  return made;
}

}  // namespace

void linkCorrelations(Reading& reading) {
  auto problems = detection::problemsOf(reading.correlations, reading.rules);
  std::sort(problems.begin(), problems.end(), [](auto& a, auto& b) { return a.correlation < b.correlation; });
  std::vector<bool> isRefused(reading.correlations.size());
  for (const auto& problem : problems) {
    isRefused[problem.correlation] = true;
    reading.refused.push_back(problemWith(reading.correlations[problem.correlation], problem));
  }
  std::size_t at = 0;
  std::erase_if(reading.correlations, [&](const auto&) { return isRefused[at++]; });
}

}  // namespace vedette::sigma

#include "vedette/sigma/sigma_language.hpp"

#include <iterator>

#include "sources/each_on_threads.hpp"

namespace vedette::sigma {
namespace {

RuleProblem asRuleProblem(Problem&& problem) {
  return {std::move(problem.file),
          problem.stage,
          std::move(problem.reason),
          problem.line,
          problem.column,
          std::move(problem.field),
          std::move(problem.rule)};
}

void append(std::vector<RuleProblem>& to, std::vector<Problem>& from) {
  for (Problem& problem : from) to.push_back(asRuleProblem(std::move(problem)));
}

}  // namespace

RuleReading SigmaLanguage::read(std::span<const RuleText> texts) const {
  std::vector<Reading> readings(texts.size());
  eachOnThreads(texts.size(),
                [&](std::size_t i) { reader_.read(texts[i].file, texts[i].text, readings[i]); });
  Reading all;
  for (Reading& reading : readings) add(std::move(reading), all);
  applyFilters(all);
  RuleReading result{.rules = std::move(all.rules), .correlations = std::move(all.correlations)};
  append(result.refused, all.refused);
  append(result.warnings, all.warnings);
  return result;
}

}  // namespace vedette::sigma

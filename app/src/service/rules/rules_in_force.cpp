#include "rules_in_force.hpp"

#include <fmt/format.h>

#include "vedette/patterns/fast_patterns.hpp"
#include "vedette/sigma/log_source_file.hpp"
#include "vedette/sigma/sigma_language.hpp"

namespace vedette::app {
namespace {

constexpr std::size_t mostTold = 20;  // refusals; `vedette rules check` tells all

std::string lineOf(const RuleProblem& problem) {
  return fmt::format("rule refused: {}:{}:{}: {}{}", problem.file, problem.line, problem.column,
                     problem.rule.empty() ? "" : problem.rule + ": ", problem.message);
}

}  // namespace

void putInForce(const std::vector<RuleText>& texts, Detection& detection, Log& log) {
  static const patterns::FastPatterns engine;
  RuleReading reading = sigma::SigmaLanguage(engine).read(texts);
  for (std::size_t i = 0; i < std::min(reading.refused.size(), mostTold); ++i)
    log.warning(lineOf(reading.refused[i]));
  const std::size_t loaded = reading.rules.size() + reading.correlations.size();
  const std::size_t refused = reading.refused.size();
  detection.use(std::make_shared<const detection::RuleSet>(
      std::move(reading.rules), sigma::shippedLogSources(),
      [](const auto& literals) { return engine.scanFor(literals); }, std::move(reading.correlations)));
  log.info(fmt::format("{} rules in force, {} refused", loaded, refused));
}

}  // namespace vedette::app

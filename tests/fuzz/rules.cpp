#include <cstdint>
#include <string>

#include "demand.hpp"
#include "meaning.hpp"
#include "vedette/domain/detection/correlation/correlator.hpp"
#include "vedette/domain/text.hpp"
#include "vedette/json/field_reader.hpp"
#include "vedette/patterns/fast_patterns.hpp"
#include "vedette/sigma/rule_reader.hpp"

using namespace vedette;
using detection::Evaluation;

namespace {

// Rules, and behind a line "===" events that they are tried on, one a line.
constexpr std::string_view separator = "\n===\n";

const patterns::FastPatterns engine(10'000);

sigma::Reading read(std::string_view yaml) {
  sigma::Reading reading;
  sigma::RuleReader(engine, {{"known", {"a", "b*"}}}).read("input.yml", yaml, reading);
  for (const auto& problem : reading.refused) demand(!problem.reason.empty(), "a refusal has its reason");
  demand(!yaml.empty() || !reading.refused.empty(), "nothing is skipped silently");
  sigma::applyFilters(reading);
  sigma::linkCorrelations(reading);
  return reading;
}

std::size_t matches(Evaluation& evaluation, std::string_view event, Evaluation::Routing routing) {
  json::FieldReader reader;
  if (!reader.read(event, evaluation.event())) return 0;
  const auto found = evaluation.run(routing);
  for (const auto& match : found) demand(match.rule != nullptr, "a match names its rule");
  return found.size();
}

// The index, the order and the memory of evaluation find what the conditions mean by themselves.
void isWhatConditionsMean(Evaluation& evaluation, std::string_view event) {
  json::FieldReader reader;
  if (!reader.read(event, evaluation.event())) return;
  const auto found = evaluation.run(Evaluation::Routing::All);
  if (!evaluation.gaveUp().empty()) return;
  const detection::Meaning meaning(evaluation.event());
  auto next = found.begin();
  for (const detection::Rule& rule : evaluation.rules().rules()) {
    const bool matched = next != found.end() && next->rule == &rule;
    demand(matched == meaning.holds(rule.condition), "a rule matches what its condition means");
    if (matched) ++next;
  }
  demand(next == found.end(), "matches come in the order of their rules");
}

// One event, twice: what is kept from evaluation to evaluation changes nothing.
void isMatchedAlike(Evaluation& evaluation, std::string_view event) {
  const std::size_t all = matches(evaluation, event, Evaluation::Routing::All);
  demand(matches(evaluation, event, Evaluation::Routing::BySource) <= all, "a route only leaves rules out");
  demand(matches(evaluation, event, Evaluation::Routing::All) == all, "an event matches the same again");
  if (evaluation.rules().leftOut().empty()) isWhatConditionsMean(evaluation, event);
}

// The events that correlation rules find, when each event comes `times` times and all but the last are taken
// back.
std::size_t correlated(const std::shared_ptr<const detection::RuleSet>& rules, std::string_view events,
                       int times) {
  Evaluation evaluation(rules);
  detection::Correlator correlator(rules);
  json::FieldReader reader;
  std::size_t found = 0;
  for (std::int64_t second = 0; !events.empty(); ++second) {
    const std::size_t line = std::min(events.find('\n'), events.size());
    const bool isEvent = reader.read(events.substr(0, line), evaluation.event()).has_value();
    const Timestamp time = fromMicroseconds(second * 1'000'000);
    for (int i = 0; isEvent && i < times; ++i) {
      if (i > 0) correlator.rollBack();
      for (const auto& match : evaluation.run())
        correlator.take(match, evaluation.event(), {second, time, time});
    }
    events.remove_prefix(std::min(line + 1, events.size()));
    if (events.empty()) correlator.settle(Timestamp::max());
    for (const auto& firing : correlator.firings()) found += firing.events.size();
    correlator.commit();
  }
  return found;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(input.find(separator), input.size());
  const auto [rules, filters, correlations, refused, warnings] = read(input.substr(0, end));
  if (rules.empty() || end == input.size()) return 0;
  const auto compiled =
      std::make_shared<const detection::RuleSet>(rules, detection::LogSourceMap{}, correlations);
  demand(compiled->correlationProblems().empty(), "what is read can be evaluated");
  const std::string_view all = input.substr(end + separator.size());
  demand(correlated(compiled, all, 1) == correlated(compiled, all, 2), "what is taken back changes nothing");
  Evaluation evaluation(compiled);
  for (std::string_view events = all; !events.empty();) {
    const std::size_t line = std::min(events.find('\n'), events.size());
    isMatchedAlike(evaluation, events.substr(0, line));
    events.remove_prefix(std::min(line + 1, events.size()));
  }
  return 0;
}

#include <cstdint>
#include <string>

#include "demand.hpp"
#include "vedette/domain/detection/engine/evaluation.hpp"
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

// One event at a time by each way to look for keywords.
void bothWaysAgree(const std::shared_ptr<const detection::RuleSet>& plain,
                   const std::shared_ptr<const detection::RuleSet>& scanned, std::string_view event) {
  Evaluation one(plain), other(scanned);
  const std::size_t all = matches(one, event, Evaluation::Routing::All);
  demand(all == matches(other, event, Evaluation::Routing::All), "keywords are found by both ways");
  demand(matches(one, event, Evaluation::Routing::BySource) <= all, "a route only leaves rules out");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(input.find(separator), input.size());
  const auto rules = read(input.substr(0, end)).rules;
  if (rules.empty() || end == input.size()) return 0;
  const auto plain = std::make_shared<const detection::RuleSet>(rules);
  const auto scanned = std::make_shared<const detection::RuleSet>(
      rules, detection::LogSourceMap{}, [](const auto& literals) { return engine.scanFor(literals); });
  for (std::string_view events = input.substr(end + separator.size()); !events.empty();) {
    const std::size_t line = std::min(events.find('\n'), events.size());
    bothWaysAgree(plain, scanned, events.substr(0, line));
    events.remove_prefix(std::min(line + 1, events.size()));
  }
  return 0;
}

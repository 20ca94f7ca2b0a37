#include "trial.hpp"

#include <catch2/catch.hpp>

#include "vedette/json/field_reader.hpp"
#include "vedette/patterns/fast_patterns.hpp"

namespace vedette::sigma {

Reading reading(const std::string& yaml, Placeholders placeholders) {
  const patterns::FastPatterns engine;
  Reading made;
  RuleReader(engine, std::move(placeholders)).read("test.yml", yaml, made);
  applyFilters(made);
  linkCorrelations(made);
  return made;
}

std::vector<std::string> matching(Reading reading, const std::string& event, detection::LogSourceMap map) {
  for (const Problem& problem : reading.refused) FAIL(problem.line << ": " << problem.reason);
  detection::Evaluation evaluation(
      std::make_shared<const detection::RuleSet>(std::move(reading.rules), std::move(map)));
  json::FieldReader reader;
  const auto read = reader.read(event, evaluation.event());
  if (!read) FAIL(read.error().message);
  std::vector<std::string> ids;
  for (const auto& match : evaluation.run()) ids.push_back(match.rule->id);
  return ids;
}

bool matches(const std::string& detection, const std::string& event, Placeholders placeholders) {
  const std::string yaml = "title: Test\nlogsource:\n  product: test\ndetection:\n" + detection + "\n";
  CAPTURE(yaml, event);
  return !matching(reading(yaml, std::move(placeholders)), event).empty();
}

bool selects(const std::string& selection, const std::string& event) {
  return matches("  sel:\n" + selection + "\n  condition: sel", event);
}

}  // namespace vedette::sigma

#include <catch2/catch.hpp>

#include <random>

#include "embedded_core.hpp"
#include "vedette/domain/detection/engine/rule_set.hpp"

using namespace vedette;
using namespace vedette::test;
using namespace std::chrono_literals;

namespace {

// Rules and events by chance, and what must hold of them however they fall.
class RandomDetection {
 public:
  explicit RandomDetection(std::uint32_t seed) : chance_(seed) {}

  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(chance_() % n); }

  detection::Rule rule(int number) {
    detection::Rule made;
    made.id = made.name = "r" + std::to_string(number);
    made.title = made.id;
    made.condition = {detection::Predicate{
        "action", detection::TextTest{detection::TextPattern::literal(std::to_string(below(4)))}}};
    if (below(2) == 0) made.dedup.key = std::vector<std::string>{"user"};
    if (below(3) == 0) made.dedup.window = std::chrono::minutes(below(40));
    return made;
  }

  detection::CorrelationRule correlation(int number, int rules) {
    detection::CorrelationRule made;
    made.id = "c" + std::to_string(number);
    made.title = made.id;
    made.rules = {{"r" + std::to_string(below(static_cast<std::uint32_t>(rules)))}};
    made.groupBy = {"user"};
    made.timespan = 10min;
    made.thresholds = {{detection::Threshold::Operator::GreaterOrEqual, 2.0 + below(4)}};
    made.generate = below(2) == 0;
    return made;
  }

  NewEvent event() {
    AttributesBuilder attributes;
    attributes.startObject().set("action", std::to_string(below(6))).set("user", std::to_string(below(3)));
    EventDraft draft;
    draft.sourceName = "app";
    draft.eventType = "action";
    draft.severity = below(10) == 0 ? "high" : "info";
    draft.description = "it happened";
    draft.timestamp = *parseTimestamp("2026-11-22T08:00:00Z") + std::chrono::minutes(below(180));
    if (below(5) == 0) draft.uid = "u" + std::to_string(below(30));
    draft.attributes = attributes.endObject().build().value();
    return NewEvent::accept(std::move(draft)).value();
  }

 private:
  std::mt19937 chance_;
};

std::map<std::string, std::uint64_t> occurrencesByRule(const Core& core) {
  std::map<std::string, std::uint64_t> occurrences;
  AlertQuery query;
  query.page.limit = 1000;
  const Page<Alert> page = core.alerts.list(Principal::system(), query).value();
  for (const Alert& alert : page.items) occurrences[alert.rule->id] += alert.occurrences;
  return occurrences;
}

}  // namespace

TEST_CASE(
    "whatever matches is visible in an alert, folded into one or kept for correlation, and counted once") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    RandomDetection random(seed);
    std::vector<detection::Rule> rules;
    std::vector<detection::CorrelationRule> correlations;
    for (int i = 0; i < 6; ++i) rules.push_back(random.rule(i));
    for (int i = 0; i < 2; ++i) correlations.push_back(random.correlation(i, 6));
    EmbeddedCore embedded;
    embedded.core.detection().use(
        std::make_shared<const detection::RuleSet>(rules, detection::LogSourceMap{}, correlations));
    std::uint64_t visible = 0, stored = 0;
    for (int batch = 0; batch < 12; ++batch) {
      std::vector<NewEvent> events;
      for (std::uint32_t i = random.below(20); i > 0; --i) events.push_back(random.event());
      for (const Receipt& receipt : ingest(embedded.core, std::move(events))) {
        visible += receipt.newAlerts;
        stored += receipt.duplicate ? 0 : 1;
      }
    }
    const DetectionHealth health = embedded.core.detection().health();
    auto occurrences = occurrencesByRule(embedded.core);
    std::uint64_t raised = occurrences["vedette.severity"];
    for (std::size_t i = 0; i < rules.size(); ++i) {
      const RuleOutcome& outcome = health.outcomes[i];
      CHECK(outcome.matched == health.evaluated[i].matched);
      CHECK(outcome.matched == outcome.raised + outcome.folded + outcome.kept);
      CHECK(outcome.raised + outcome.folded == occurrences[rules[i].id]);
      CHECK(health.evaluated[i].evaluated == stored);
      raised += outcome.raised;
    }
    for (const RuleOutcome& outcome : health.correlationOutcomes) {
      CHECK(outcome.matched == outcome.raised + outcome.folded + outcome.kept);
      raised += outcome.raised;
    }
    CHECK(visible == raised);
  }
}

#include <catch2/catch.hpp>

#include "embedded_core.hpp"

using namespace vedette;
using namespace vedette::test;

namespace {

std::uint64_t storedEvents(const Core& core) {
  return core.events.list(Principal::system(), {}).value().total;
}
std::uint64_t storedAlerts(const Core& core) {
  return core.alerts.list(Principal::system(), {}).value().total;
}

Rule foldingRule() {
  Rule rule = severityRule();
  rule.id = "test.folding";
  rule.dedup = Dedup{.key = std::vector<std::string>{}, .window = {}};
  return rule;
}

}  // namespace

TEST_CASE("an event that a rule matches raises one alert, others raise none") {
  EmbeddedCore embedded;
  const Receipts receipts = ingest(embedded.core, {newEvent("high"), newEvent("low")});
  REQUIRE(receipts.size() == 2);
  REQUIRE(receipts[0].alerts.size() == 1);
  CHECK(receipts[0].newAlerts == 1);
  CHECK(receipts[0].alerts[0].event == receipts[0].event.id);
  CHECK(receipts[1].alerts.empty());
  CHECK(receipts[0].event.id < receipts[1].event.id);
  CHECK(storedEvents(embedded.core) == 2);
  CHECK(storedAlerts(embedded.core) == 1);
}

TEST_CASE("ten equal events raise ten alerts when the rule declares no key") {
  EmbeddedCore embedded;
  for (int i = 0; i < 10; ++i) ingest(embedded.core, {newEvent("critical")});
  CHECK(storedAlerts(embedded.core) == 10);
}

TEST_CASE("matches of a rule with a key fold into one open alert, and into a new one after it was closed") {
  EmbeddedCore embedded(RuleSet{{foldingRule()}});
  const Receipts first = ingest(embedded.core, {newEvent("high"), newEvent("high")});
  CHECK(first[0].newAlerts == 1);
  CHECK(first[1].newAlerts == 0);
  REQUIRE(first[1].alerts.size() == 1);
  CHECK(first[1].alerts[0].id == first[0].alerts[0].id);
  CHECK(first[1].alerts[0].occurrences == 2);

  AlertPatch close;
  close.status = AlertStatus::Resolved;
  REQUIRE(embedded.core.triage.change(Principal::system(), first[0].alerts[0].id, close));
  const Receipts second = ingest(embedded.core, {newEvent("high")});
  CHECK(second[0].newAlerts == 1);
  CHECK(second[0].alerts[0].id != first[0].alerts[0].id);
}

TEST_CASE("the same uid again gives the stored event and nothing new") {
  EmbeddedCore embedded;
  const Receipts first = ingest(embedded.core, {newEvent("high", "u-1")});
  const Receipts again = ingest(embedded.core, {newEvent("critical", "u-1"), newEvent("high", "u-2")});
  CHECK(again[0].duplicate);
  CHECK(again[0].event.id == first[0].event.id);
  CHECK(again[0].event.severity == Severity::High);
  CHECK(again[0].alerts.empty());
  CHECK_FALSE(again[1].duplicate);
  CHECK(again[1].newAlerts == 1);
  CHECK(storedEvents(embedded.core) == 2);
  CHECK(storedAlerts(embedded.core) == 2);
}

TEST_CASE("an event sent again under its derived uid is known") {
  EmbeddedCore embedded;
  const Receipts first = ingest(embedded.core, {newEvent("low")});
  const Receipts again = ingest(embedded.core, {newEvent("low", first[0].event.uid())});
  CHECK(again[0].duplicate);
  CHECK(storedEvents(embedded.core) == 1);
}

TEST_CASE("a submission without permission fails alone in its batch") {
  EmbeddedCore embedded;
  std::vector<Submission> batch;
  batch.push_back({principalOf("ingestor"), {newEvent("high")}});
  batch.push_back({principalOf("viewer"), {newEvent("high")}});
  batch.push_back({principalOf("ingestor"), {newEvent("low")}});
  const auto results = embedded.core.ingest(batch);
  REQUIRE(results.size() == 3);
  CHECK(results[0]);
  REQUIRE_FALSE(results[1]);
  CHECK(results[1].error().kind == ErrorKind::Forbidden);
  REQUIRE(results[2]);
  CHECK(results[2]->at(0).event.severity == Severity::Low);
  CHECK(storedEvents(embedded.core) == 2);
}

TEST_CASE("each submission of a batch gets the receipts of its own events") {
  EmbeddedCore embedded;
  std::vector<Submission> batch;
  batch.push_back({Principal::system(), {newEvent("high", "a"), newEvent("low", "b")}});
  batch.push_back({Principal::system(), {}});
  batch.push_back({Principal::system(), {newEvent("high", "a"), newEvent("critical", "c")}});
  const auto results = embedded.core.ingest(batch);
  REQUIRE(results[0]->size() == 2);
  CHECK(results[1]->empty());
  REQUIRE(results[2]->size() == 2);
  CHECK(results[2]->at(0).duplicate);
  CHECK(results[2]->at(0).event.id == results[0]->at(0).event.id);
  CHECK(results[2]->at(1).event.chosenUid == "c");
  CHECK(results[2]->at(1).alerts.at(0).severity == Severity::Critical);
}

#include "actions.hpp"

using namespace vedette;
using namespace vedette::test;

TEST_CASE("a correlation rule raises one alert about a group, with every event that counts") {
  EmbeddedCore embedded;
  embedded.core.detection().use(setOf({rule("failed", "fail")}, {counting("many", "failed", 3)}));
  for (int i = 0; i < 5; ++i)
    ingest(embedded.core,
           {action("fail", "ann", start + i * 1min), action("fail", "eve" + std::to_string(i))});
  const std::vector<Alert> alerts = alertsOf(embedded.core);
  REQUIRE(alerts.size() == 1);
  CHECK(alerts[0].rule == RuleRef{"many", "Too many failed", "correlation"});
  CHECK(alerts[0].severity == Severity::Critical);
  CHECK(alerts[0].occurrences == 5);
  CHECK(eventsBehind(embedded.core, alerts[0]) == 5);
  CHECK(alerts[0].firstSeen == start);
  CHECK(alerts[0].lastSeen == start + 4min);
  CHECK(alerts[0].entities == std::vector<Entity>{{"user", "ann"}});
  CHECK(alerts[0].evidence.find("window.condition") == ">= 3");
  CHECK(alerts[0].evidence.find("window.group.0.value") == "ann");
}

TEST_CASE("a correlation rule declares which groups share an alert and for how long its firings fold") {
  detection::CorrelationRule many = counting("many", "failed", 1);
  many.groupBy = {"user", "host"};
  const auto raisedWith = [&](Dedup dedup) {
    many.dedup = std::move(dedup);
    EmbeddedCore embedded;
    embedded.core.detection().use(setOf({rule("failed", "fail")}, {many}));
    ingest(embedded.core, {action("fail", "ann", start, "a"), action("fail", "bob", start, "a"),
                           action("fail", "ann", start, "b")});
    ingest(embedded.core, {action("fail", "ann", start + 20min, "a")});
    return alertsOf(embedded.core).size();
  };
  CHECK(raisedWith({}) == 4);
  CHECK(raisedWith({.key = {}, .window = 20min}) == 3);
  CHECK(raisedWith({.key = {{"host"}}, .window = 20min}) == 2);
  CHECK(raisedWith({.key = {{"user"}}, .window = 1min}) == 3);
  CHECK(raisedWith({.key = {std::vector<std::string>{}}, .window = {}}) == 1);
}

TEST_CASE("a correlation rule that would fold by what is not of its group is not in force") {
  detection::CorrelationRule many = counting("many", "failed", 1);
  many.dedup.key = {"host"};
  const auto set = setOf({rule("failed", "fail")}, {many});
  REQUIRE(set->correlationProblems().size() == 1);
  CHECK(set->correlationProblems()[0].reason ==
        "firings fold by fields of group-by, and 'host' is none of them");
}

TEST_CASE("the event that makes a correlation rule fire has the alert in its receipt") {
  EmbeddedCore embedded;
  embedded.core.detection().use(setOf({rule("failed", "fail")}, {counting("many", "failed", 2)}));
  const Receipts receipts =
      ingest(embedded.core, {action("fail", "ann"), action("fail", "ann"), action("other", "ann")});
  CHECK(receipts[0].alerts.empty());
  REQUIRE(receipts[1].alerts.size() == 1);
  CHECK(receipts[1].newAlerts == 1);
  CHECK(receipts[2].alerts.empty());
}

TEST_CASE("a restart in the middle of a window changes nothing") {
  EmbeddedCore embedded;
  const auto rules = setOf({rule("failed", "fail")}, {counting("many", "failed", 4)});
  embedded.core.detection().use(rules);
  ingest(embedded.core, {action("fail", "ann"), action("fail", "ann", start + 1min)});
  ingest(embedded.core, {action("fail", "ann", start + 2min)});
  CHECK(alertsOf(embedded.core).empty());

  Core again{{embedded.storage, embedded.clock, embedded.passwords, embedded.tokens, embedded.randomness,
              embedded.digest}};
  again.detection().use(rules);
  CHECK(ingest(again, {action("fail", "ann", start + 3min)})[0].newAlerts == 1);
  CHECK(alertsOf(again).at(0).occurrences == 4);

  Core third{{embedded.storage, embedded.clock, embedded.passwords, embedded.tokens, embedded.randomness,
              embedded.digest}};
  third.detection().use(rules);
  CHECK(ingest(third, {action("fail", "ann", start + 4min)})[0].newAlerts == 0);
  CHECK(alertsOf(third).at(0).occurrences == 5);
  CHECK(alertsOf(third).size() == 1);
}

TEST_CASE("a restart reads no events of log sources that no correlation rule looks at") {
  EmbeddedCore embedded;
  detection::Rule failed = rule("failed", "fail");
  failed.logSource.service = "sshd";
  const auto rules = setOf({failed, rule("other", "odd")}, {counting("many", "failed", 3)});
  const auto from = [](const std::string& service) {
    EventDraft draft = draftOf("fail", "ann");
    draft.logSource = LogSource{"", "", service};
    return NewEvent::accept(std::move(draft)).value();
  };
  embedded.core.detection().use(rules);
  ingest(embedded.core, {from("sshd"), from("cron"), from("cron"), from("sshd"), from("cron")});

  Core again{{embedded.storage, embedded.clock, embedded.passwords, embedded.tokens, embedded.randomness,
              embedded.digest}};
  again.detection().use(rules);
  CHECK(ingest(again, {from("sshd")})[0].newAlerts == 1);
  const auto recalled = again.ingest.recalling();
  CHECK_FALSE(recalled.running);
  CHECK(recalled.passed == recalled.of);
  CHECK(recalled.shown == 2);
}

TEST_CASE("what only the time decides raises its alert with an empty batch") {
  EmbeddedCore embedded;
  detection::CorrelationRule few = counting("few", "failed", 3);
  few.thresholds = {{detection::Threshold::Operator::Less, 3}};
  embedded.core.detection().use(setOf({rule("failed", "fail")}, {few}));
  ingest(embedded.core, {action("fail", "ann")});
  CHECK(alertsOf(embedded.core).empty());
  embedded.clock.advance(5min);
  ingest(embedded.core, {});
  const std::vector<Alert> alerts = alertsOf(embedded.core);
  REQUIRE(alerts.size() == 1);
  CHECK(alerts[0].evidence.find("window.condition") == "< 3");
  CHECK(eventsBehind(embedded.core, alerts[0]) == 1);
}

#include <catch2/catch.hpp>

#include "embedded_core.hpp"
#include "vedette/domain/detection/engine/rule_set.hpp"

using namespace vedette;
using namespace vedette::test;
using namespace std::chrono_literals;

namespace {

const Timestamp start = *parseTimestamp("2026-11-22T08:00:00Z");

detection::Rule rule(const std::string& id, const std::string& action) {
  detection::Rule made;
  made.id = made.name = id;
  made.title = "Rule " + id;
  made.description = "What to do about " + id + ".\n";
  made.level = Severity::High;
  made.tags = {"attack.credential-access", "attack.t1110.001"};
  made.version = "v1";
  made.condition = {
      detection::Predicate{"action", detection::TextTest{detection::TextPattern::literal(action)}}};
  return made;
}

detection::CorrelationRule counting(const std::string& id, const std::string& of, double threshold) {
  detection::CorrelationRule made;
  made.id = id;
  made.title = "Too many " + of;
  made.level = Severity::Critical;
  made.rules = {{of}};
  made.groupBy = {"user"};
  made.timespan = 10min;
  made.thresholds = {{detection::Threshold::Operator::GreaterOrEqual, threshold}};
  made.version = "v1";
  return made;
}

std::shared_ptr<const detection::RuleSet> setOf(std::vector<detection::Rule> rules,
                                                std::vector<detection::CorrelationRule> correlations = {}) {
  return std::make_shared<const detection::RuleSet>(std::move(rules), detection::LogSourceMap{},
                                                    detection::MakeLiteralScan{}, std::move(correlations));
}

EventDraft draftOf(const std::string& what, const std::string& user, Timestamp when = start,
                   const std::string& host = "web-01") {
  AttributesBuilder attributes;
  attributes.startObject().set("action", what).set("user", user).set("host", host).endObject();
  EventDraft draft;
  draft.sourceName = "app";
  draft.eventType = "action";
  draft.severity = "info";
  draft.description = "somebody did something";
  draft.timestamp = when;
  draft.attributes = attributes.build().value();
  return draft;
}

NewEvent action(const std::string& what, const std::string& user, Timestamp when = start,
                const std::string& host = "web-01") {
  return NewEvent::accept(draftOf(what, user, when, host)).value();
}

std::vector<Alert> alertsOf(const Core& core) {
  return core.alerts.list(Principal::system(), {}).value().items;
}
std::size_t eventsBehind(const Core& core, const Alert& alert) {
  return core.alerts.events(Principal::system(), alert.id, {}).value().total;
}
RuleOutcome outcomeOf(Core& core, std::size_t rule) { return core.detection().health().outcomes.at(rule); }

}  // namespace

TEST_CASE("a Sigma rule's alert says which rule in which version, what it saw and of whom") {
  EmbeddedCore embedded;
  embedded.core.detection().use(setOf({rule("r", "bad")}));
  const Receipts receipts = ingest(embedded.core, {action("good", "ann"), action("bad", "ann")});
  CHECK(receipts[0].alerts.empty());
  REQUIRE(receipts[1].alerts.size() == 1);
  const Alert& alert = receipts[1].alerts[0];
  CHECK(alert.title == "Rule r");
  CHECK(alert.description == "What to do about r.");
  CHECK(alert.severity == Severity::High);
  CHECK(alert.rule == RuleRef{"r", "Rule r", "sigma"});
  CHECK(alert.mitreTechniques == std::vector<std::string>{"T1110.001"});
  CHECK(alert.entities == std::vector<Entity>{{"user", "ann"}, {"host", "web-01"}});
  CHECK(alert.event == receipts[1].event.id);
  CHECK(alert.evidence.json() ==
        R"({"rule_version":"v1","tags":["attack.credential-access","attack.t1110.001"],)"
        R"("matched":[{"field":"action","value":"bad"}]})");
}

TEST_CASE("a rule finds an event's own fields, and an attribute of that name before them") {
  detection::Rule own = rule("own", "x");
  own.condition = {
      detection::Predicate{"event_type", detection::TextTest{detection::TextPattern::literal("action")}}};
  detection::Rule word = rule("word", "x");
  word.condition = {
      detection::Predicate{"", detection::TextTest{detection::TextPattern::parse("*did something*")}}};
  EmbeddedCore embedded;
  embedded.core.detection().use(setOf({own, word}));
  CHECK(ingest(embedded.core, {action("x", "ann")})[0].alerts.size() == 2);
}

TEST_CASE("matches about one subject fold for a quarter of an hour, those about two never do") {
  EmbeddedCore embedded;
  embedded.core.detection().use(setOf({rule("r", "bad")}));
  ingest(embedded.core, {action("bad", "ann"), action("bad", "bob"), action("bad", "ann", start + 15min),
                         action("bad", "ann", start + 31min), action("bad", "ann", start, "web-02")});
  const std::vector<Alert> alerts = alertsOf(embedded.core);
  REQUIRE(alerts.size() == 4);
  std::uint64_t occurrences = 0;
  for (const Alert& alert : alerts) {
    occurrences += alert.occurrences;
    CHECK(eventsBehind(embedded.core, alert) == alert.occurrences);
  }
  CHECK(occurrences == 5);
}

TEST_CASE("a rule declares what its alerts are about and for how long they fold") {
  detection::Rule declared = rule("r", "bad");
  declared.dedup = {.key = std::vector<std::string>{"user"}, .window = 1h};
  EmbeddedCore embedded;
  embedded.core.detection().use(setOf({declared}));
  ingest(embedded.core, {action("bad", "ann", start, "a"), action("bad", "ann", start + 1h, "b"),
                         action("bad", "bob", start, "a")});
  CHECK(alertsOf(embedded.core).size() == 2);
}

TEST_CASE("a declared key and the entities are found where rules find their fields") {
  detection::Rule declared = rule("r", "bad");
  declared.dedup = {.key = std::vector<std::string>{"TargetUserName", "process"}, .window = 1h};
  detection::LogSourceMap map;
  map.layout.paths = {{"EventData", ""}};
  map.layout.pairs = {{"Data", {"@Name"}, {"#text"}}};
  map.mappings = {{{{"Channel", {"c"}}}, {}, {{"process", "NewProcessName"}}}};
  const auto nested = [](const std::string& user, const std::string& process) {
    EventDraft draft;
    draft.sourceName = "app", draft.eventType = "action", draft.severity = "info", draft.description = "d";
    draft.timestamp = start;
    draft.attributes = Attributes::fromStored(
        R"({"Channel":"c","action":"bad","EventData":{"Data":[{"@Name":"TargetUserName","#text":")" + user +
        R"("},{"@Name":"NewProcessName","#text":")" + process + R"("}]}})");
    return NewEvent::accept(std::move(draft)).value();
  };
  const auto raised = [&](const detection::Rule& by) {
    EmbeddedCore embedded;
    embedded.core.detection().use(std::make_shared<const detection::RuleSet>(std::vector{by}, map));
    ingest(embedded.core,
           {nested("ann", "a.exe"), nested("ann", "b.exe"), nested("bob", "a.exe"), nested("ann", "a.exe")});
    return alertsOf(embedded.core);
  };
  CHECK(raised(declared).size() == 3);
  CHECK(raised(rule("r", "bad")).size() == 2);
  CHECK(raised(rule("r", "bad"))[0].entities[0].type == "user");
}

TEST_CASE("a rule that is built in finds the entities where the rules in force find their fields") {
  detection::LogSourceMap map;
  map.layout.paths = {{"EventData", ""}};
  map.layout.pairs = {{"Data", {"@Name"}, {"#text"}}};
  Rule severe = severityRule();
  severe.dedup = Dedup{};
  EmbeddedCore embedded{RuleSet({severe})};
  embedded.core.detection().use(
      std::make_shared<const detection::RuleSet>(std::vector{rule("r", "bad")}, map));
  const auto severeEventOf = [](const std::string& user) {
    EventDraft draft = draftOf("any", "");
    draft.severity = "critical";
    draft.attributes = Attributes::fromStored(R"({"EventData":{"Data":[{"@Name":"TargetUserName","#text":")" +
                                              user + R"("}]}})");
    return NewEvent::accept(std::move(draft)).value();
  };
  const Receipts receipts =
      ingest(embedded.core, {severeEventOf("ann"), severeEventOf("bob"), severeEventOf("ann")});
  REQUIRE(receipts[0].alerts.size() == 1);
  CHECK(receipts[0].alerts[0].entities == std::vector<Entity>{{"user", "ann"}});
  CHECK(alertsOf(embedded.core).size() == 2);
}

TEST_CASE("every match is counted as raised, folded or kept for correlation rules") {
  EmbeddedCore embedded;
  embedded.core.detection().use(
      setOf({rule("seen", "bad"), rule("counted", "odd")}, {counting("many", "counted", 100)}));
  ingest(embedded.core, {action("bad", "ann"), action("bad", "ann"), action("odd", "ann")});
  const RuleOutcome seen = outcomeOf(embedded.core, 0), counted = outcomeOf(embedded.core, 1);
  CHECK(seen.matched == 2);
  CHECK(seen.raised == 1);
  CHECK(seen.folded == 1);
  CHECK(seen.lastMatch == start);
  CHECK(counted.matched == 1);
  CHECK(counted.kept == 1);
  CHECK(alertsOf(embedded.core).size() == 1);
}

TEST_CASE("events of unknown log source are counted, and so is that rules leave them out") {
  detection::Rule asking = rule("r", "bad");
  asking.logSource = {"", "windows", ""};
  detection::LogSourceMap map;
  EmbeddedCore embedded;
  embedded.core.detection().use(std::make_shared<const detection::RuleSet>(std::vector{asking}, map));
  CHECK(ingest(embedded.core, {action("bad", "ann"), action("good", "ann")})[0].newAlerts == 1);
  CHECK(embedded.core.detection().unknownSources().events == 2);
  CHECK_FALSE(embedded.core.detection().unknownSources().leaveRulesOut);

  map.unknown = detection::UnknownSource::NoRules;
  embedded.core.detection().use(std::make_shared<const detection::RuleSet>(std::vector{asking}, map));
  CHECK(ingest(embedded.core, {action("bad", "bob")})[0].newAlerts == 0);
  CHECK(embedded.core.detection().unknownSources().events == 3);
  CHECK(embedded.core.detection().unknownSources().leaveRulesOut);
}

TEST_CASE("a new rule set is in force with the next batch, and what is counted of a rule stays") {
  EmbeddedCore embedded;
  embedded.core.detection().use(setOf({rule("r", "bad")}));
  ingest(embedded.core, {action("bad", "ann")});
  embedded.core.detection().use(setOf({rule("other", "odd"), rule("r", "bad")}));
  CHECK(ingest(embedded.core, {action("odd", "ann")})[0].newAlerts == 1);
  CHECK(outcomeOf(embedded.core, 1).matched == 1);
}

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

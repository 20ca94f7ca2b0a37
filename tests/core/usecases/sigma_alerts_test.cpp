#include "actions.hpp"

using namespace vedette;
using namespace vedette::test;

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
  CHECK(raised(rule("r", "bad"))[0].entities.items()[0].type == "user");
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

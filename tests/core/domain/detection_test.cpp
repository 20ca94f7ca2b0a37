#include <catch2/catch.hpp>

#include "vedette/domain/detection/rule.hpp"

using namespace vedette;

namespace {

Event eventOf(Severity severity) {
  AttributesBuilder builder;
  builder.startObject().set("src_ip", "192.0.2.7").set("user", "root").set("host", "-").endObject();
  Event event;
  event.id = 17;
  event.sourceName = "sshd";
  event.eventType = "failed_login";
  event.severity = severity;
  event.description = "Failed password";
  event.timestamp = *parseTimestamp("2026-11-22T08:00:00Z");
  event.attributes = builder.build().value();
  return event;
}

bool holds(Condition condition) { return condition.holds(eventOf(Severity::Medium)); }

}  // namespace

TEST_CASE("only High and Critical events raise an alert by the built-in rule") {
  const RuleSet rules = RuleSet::builtIn();
  for (Severity severity : severities)
    CHECK(rules.evaluate(eventOf(severity)).size() == (severity >= Severity::High ? 1u : 0u));
}

TEST_CASE("an alert says which rule, which event and whom it is about") {
  const AlertDraft alert = RuleSet::builtIn().evaluate(eventOf(Severity::Critical)).at(0);
  CHECK(alert.title == "failed_login from sshd");
  CHECK(alert.severity == Severity::Critical);
  REQUIRE(alert.rule);
  CHECK(alert.rule->id == "vedette.severity");
  CHECK(alert.event == 17);
  CHECK(alert.eventSeverity == Severity::Critical);
  CHECK(alert.fingerprint.empty());
  CHECK(alert.seenAt == eventOf(Severity::Critical).timestamp);
  CHECK(alert.entities == std::vector<Entity>{{"ip", "192.0.2.7"}, {"user", "root"}});
}

TEST_CASE("conditions combine") {
  const Condition yes{SourceIs{"sshd"}};
  const Condition no{SourceIs{"cron"}};
  CHECK(holds(yes));
  CHECK_FALSE(holds(no));
  CHECK(holds({EventTypeIs{"FAILED_login"}}));
  CHECK(holds({AttributeIs{"user", "root"}}));
  CHECK_FALSE(holds({AttributeIs{"user", "Root"}}));
  CHECK(holds({SeverityAtLeast{Severity::Medium}}));
  CHECK(holds({AllOf{{yes, {Not{{no}}}}}}));
  CHECK_FALSE(holds({AllOf{{yes, no}}}));
  CHECK(holds({AnyOf{{no, yes}}}));
  CHECK_FALSE(holds({AnyOf{{}}}));
}

TEST_CASE("a rule's own severity and fold key shape its alert") {
  Rule rule = severityRule();
  rule.severity = Severity::Low;
  rule.dedup = Dedup{.key = {{"src_ip", "user"}}, .window = {}};
  const AlertDraft first = rule.alertFor(eventOf(Severity::High));
  CHECK(first.severity == Severity::Low);
  CHECK_FALSE(first.fingerprint.empty());
  CHECK(first.fingerprint == rule.alertFor(eventOf(Severity::Critical)).fingerprint);
}

TEST_CASE("different subjects never share a fingerprint") {
  Rule rule = severityRule();
  rule.dedup = Dedup{.key = {{"a", "b"}}, .window = {}};
  const auto fingerprint = [&](const char* a, const char* b) {
    AttributesBuilder builder;
    builder.startObject().set("a", a).set("b", b).endObject();
    Event event = eventOf(Severity::High);
    event.attributes = builder.build().value();
    return rule.alertFor(event).fingerprint;
  };
  CHECK(fingerprint("x", "y") != fingerprint("x|1:y", ""));
  CHECK(fingerprint("xy", "") != fingerprint("x", "y"));
}

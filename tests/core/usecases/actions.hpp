#pragma once

#include <catch2/catch.hpp>

#include "embedded_core.hpp"
#include "vedette/domain/detection/engine/rule_set.hpp"

namespace vedette::test {

using namespace std::chrono_literals;

inline const Timestamp start = *parseTimestamp("2026-11-22T08:00:00Z");

inline detection::Rule rule(const std::string& id, const std::string& action) {
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

inline detection::CorrelationRule counting(const std::string& id, const std::string& of, double threshold) {
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

inline std::shared_ptr<const detection::RuleSet> setOf(
    std::vector<detection::Rule> rules, std::vector<detection::CorrelationRule> correlations = {}) {
  return std::make_shared<const detection::RuleSet>(std::move(rules), detection::LogSourceMap{},
                                                    std::move(correlations));
}

inline EventDraft draftOf(const std::string& what, const std::string& user, Timestamp when = start,
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

inline NewEvent action(const std::string& what, const std::string& user, Timestamp when = start,
                       const std::string& host = "web-01") {
  return NewEvent::accept(draftOf(what, user, when, host)).value();
}

inline std::vector<Alert> alertsOf(const Core& core) {
  return core.alerts.list(Principal::system(), {}).value().items;
}
inline std::size_t eventsBehind(const Core& core, const Alert& alert) {
  return core.alerts.events(Principal::system(), alert.id, {}).value().total;
}
inline RuleOutcome outcomeOf(Core& core, std::size_t rule) {
  return core.detection().health().outcomes.at(rule);
}

}  // namespace vedette::test

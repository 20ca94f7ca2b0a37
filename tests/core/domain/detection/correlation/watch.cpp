#include "watch.hpp"

#include <catch2/catch.hpp>
#include <cmath>

namespace vedette::test {

using namespace detection;

Timestamp timeOf(double seconds) {
  return Timestamp(std::chrono::hours(500'000)) + std::chrono::microseconds(std::llround(seconds * 1e6));
}

double secondsOf(Timestamp time) {
  return std::chrono::duration<double>(time.time_since_epoch() - std::chrono::hours(500'000)).count();
}

CorrelationRule correlation(CorrelationType type, std::vector<std::string> kinds, double span,
                            std::vector<Threshold> thresholds) {
  CorrelationRule rule{{.id = "correlation", .title = "T"}};
  rule.type = type;
  for (std::string& kind : kinds) rule.rules.push_back({std::move(kind)});
  rule.groupBy = {"group"};
  rule.timespan = std::chrono::microseconds(std::llround(span * 1e6));
  rule.thresholds = std::move(thresholds);
  return rule;
}

Threshold atLeast(double value) { return {Threshold::Operator::GreaterOrEqual, value}; }

std::shared_ptr<const RuleSet> ruleSet(std::vector<CorrelationRule> correlations, bool ofServices) {
  std::vector<Rule> rules;
  for (const std::string kind : {"a", "b", "c"}) {
    Rule rule{{.id = "id-" + kind, .name = kind, .title = "T"}};
    if (ofServices) rule.logSource.service = kind;
    TextPattern pattern = TextPattern::literal(kind);
    rule.condition = {Predicate{"kind", TextTest{pattern.openStart().openEnd()}}};
    rules.push_back(std::move(rule));
  }
  return std::make_shared<const RuleSet>(std::move(rules), LogSourceMap{}, std::move(correlations));
}

Watch::Watch(std::shared_ptr<const RuleSet> rules, CorrelationBounds bounds)
    : correlator(rules, bounds), evaluation_(std::move(rules)) {}

void Watch::see(const Seen& seen) {
  EventFields& event = evaluation_.event();
  event.clear();
  const auto add = [&](const std::string& name, const std::string& value) {
    if (const FieldId field = event.table().find(name); field != noField)
      event.add(field, ValueKind::Text, value);
  };
  event.logSource().service = seen.service;
  add("kind", seen.kind);
  for (const auto& [name, value] : seen.fields) add(name, value);
  const Timestamp received = timeOf(seen.receivedAt < 0 ? seen.at : seen.receivedAt);
  for (const Match& match : evaluation_.run())
    correlator.take(match, event, {seen.id, timeOf(seen.at), received});
}

std::vector<Firing> Watch::take(const Seen& seen) {
  see(seen);
  auto fired = firings();
  commit();
  return fired;
}

std::vector<Firing> Watch::firings() {
  auto fired = correlator.firings();
  for (const Firing& firing : fired) {
    std::string group;
    for (const GroupValue& value : *firing.group) group += (group.empty() ? "" : ",") + value.value;
    REQUIRE_FALSE(firing.events.empty());
    CHECK(firing.first <= firing.last);
    for (const std::int64_t event : firing.events) {
      CAPTURE(event, group, firing.correlation);
      CHECK(found[{firing.correlation, group}].insert(event).second);
    }
  }
  return fired;
}

std::vector<std::int64_t> Watch::events() {
  std::vector<std::int64_t> all;
  for (const Firing& firing : firings()) all.insert(all.end(), firing.events.begin(), firing.events.end());
  return all;
}

void Watch::commit() { correlator.commit(); }

}  // namespace vedette::test

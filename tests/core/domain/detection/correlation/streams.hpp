#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "reference.hpp"

namespace vedette::test {

using detection::CorrelationRule;
using detection::CorrelationType;
using detection::ReferenceCondition;
using detection::Threshold;

constexpr double lateness = 20;
using By = Threshold::Operator;

inline CorrelationRule ofValues(CorrelationType type, std::vector<std::string> kinds, double span,
                                Threshold threshold) {
  auto rule = correlation(type, std::move(kinds), span, {threshold});
  rule.valueFields = {"value"};
  return rule;
}

inline ReferenceCondition reference(std::size_t at) { return {ReferenceCondition::Kind::Reference, at, {}}; }

inline CorrelationRule withCondition(CorrelationType type, ReferenceCondition condition) {
  auto rule = correlation(type, {"a", "b", "c"}, 9);
  rule.condition = std::move(condition);
  return rule;
}

// Rules of every type, with conditions that more events can only make true, and with others.
inline std::vector<CorrelationRule> everyType() {
  using Kind = ReferenceCondition::Kind;
  const ReferenceCondition either{Kind::All, 0, {reference(1), {Kind::Any, 0, {reference(0), reference(2)}}}};
  const ReferenceCondition without{Kind::All, 0, {reference(0), {Kind::Not, 0, {reference(1)}}}};
  std::vector<CorrelationRule> rules{
      correlation(CorrelationType::EventCount, {"a"}, 10, {atLeast(3)}),
      correlation(CorrelationType::EventCount, {"a", "b"}, 7, {{By::Greater, 4}}),
      correlation(CorrelationType::EventCount, {"a"}, 6, {{By::Less, 2}}),
      correlation(CorrelationType::EventCount, {"a", "c"}, 8, {atLeast(2), {By::LessOrEqual, 3}}),
      ofValues(CorrelationType::ValueCount, {"a", "b"}, 8, atLeast(4)),
      ofValues(CorrelationType::ValueCount, {"a"}, 8, {By::Equal, 2}),
      ofValues(CorrelationType::ValueSum, {"a"}, 9, {By::Greater, 6}),
      ofValues(CorrelationType::ValueSum, {"a", "b"}, 7, atLeast(0)),
      ofValues(CorrelationType::ValueSum, {"b"}, 9, {By::LessOrEqual, -2}),
      ofValues(CorrelationType::ValueAverage, {"b"}, 9, atLeast(3)),
      ofValues(CorrelationType::ValuePercentile, {"a", "b"}, 12, atLeast(3.5)),
      correlation(CorrelationType::Temporal, {"a", "b", "c"}, 5),
      correlation(CorrelationType::Temporal, {"a", "b", "c"}, 3, {{By::NotEqual, 2}}),
      correlation(CorrelationType::TemporalOrdered, {"a", "b"}, 4),
      correlation(CorrelationType::TemporalOrdered, {"c", "a", "b"}, 8),
      correlation(CorrelationType::TemporalOrdered, {"b", "a", "c"}, 6, {{By::Equal, 2}}),
      withCondition(CorrelationType::Temporal, either),
      withCondition(CorrelationType::Temporal, without),
      withCondition(CorrelationType::TemporalOrdered, either),
      withCondition(CorrelationType::TemporalOrdered, without)};
  auto counted = correlation(CorrelationType::EventCount, {"a"}, 6, {atLeast(3)});
  counted.id = "burst";
  rules.push_back(counted);
  rules.push_back(correlation(CorrelationType::TemporalOrdered, {"burst", "b"}, 10));
  rules.push_back(correlation(CorrelationType::Temporal, {"c", "burst"}, 9));
  return rules;
}

class Dice {
 public:
  explicit Dice(unsigned seed) : generator_(seed) {}
  double below(double end) { return std::uniform_real_distribution<>(0, end)(generator_); }
  std::size_t upTo(std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most)(generator_);
  }
  bool once(std::size_t in) { return upTo(in - 1) == 0; }

 private:
  std::mt19937 generator_;
};

// Numbers of either sign, and what is none.
inline std::string value(Dice& dice) {
  const std::string values[] = {"1",  "2",  "3",  "5",    "6",   "2.5", "0",
                                "-0", "-1", "-4", "-1e1", "nan", "",    "x"};
  return values[dice.upTo(std::size(values) - 1)];
}

// Events in the order of their times; some of them share one.
inline std::vector<Seen> events(Dice& dice, std::size_t count) {
  std::vector<Seen> all;
  const std::string kinds[] = {"a", "a", "a", "b", "b", "c", "ab"};
  double at = 0;
  for (std::size_t i = 0; i < count; ++i) {
    at += dice.once(25) ? 40.0 : std::floor(dice.below(4));
    all.push_back({static_cast<std::int64_t>(i),
                   at,
                   kinds[dice.upTo(6)],
                   {{"group", dice.once(4) ? "h" : "g"}, {"value", value(dice)}}});
  }
  return all;
}

// In an order of arrival that is later than the times by up to the lateness, with new ids.
inline std::vector<Seen> delayed(std::vector<Seen> all, Dice& dice) {
  for (Seen& seen : all) seen.receivedAt = seen.at + dice.below(lateness);
  std::stable_sort(all.begin(), all.end(), [](auto& a, auto& b) { return a.receivedAt < b.receivedAt; });
  return all;
}

inline detection::CorrelationBounds bounds() {
  detection::CorrelationBounds bounds;
  bounds.lateness = std::chrono::seconds(20);
  return bounds;
}

inline void show(Watch& watch, const std::vector<Seen>& all, Dice& dice) {
  for (const Seen& seen : all) {
    watch.see(seen);
    if (!dice.once(5)) continue;
    watch.settle(seen.receivedAt);
    watch.firings();
    watch.commit();
  }
}

inline void finish(Watch& watch) {
  watch.settle(1e6);
  watch.firings();
  watch.commit();
}

inline void same(const Contributors& found, const Contributors& wanted) {
  for (const auto& [key, events] : wanted) {
    CAPTURE(key.first, key.second);
    const auto its = found.find(key);
    CHECK((its == found.end() ? std::set<std::int64_t>{} : its->second) == events);
  }
  for (const auto& [key, events] : found) {
    CAPTURE(key.first, key.second);
    CHECK(wanted.count(key) == 1);
  }
}

}  // namespace vedette::test

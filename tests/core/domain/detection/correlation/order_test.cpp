#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "reference.hpp"

using namespace vedette;
using namespace vedette::test;
using detection::CorrelationRule;
using detection::CorrelationType;
using detection::ReferenceCondition;
using detection::Threshold;

namespace {

constexpr double lateness = 20;
using By = Threshold::Operator;

CorrelationRule ofValues(CorrelationType type, std::vector<std::string> kinds, double span,
                         Threshold threshold) {
  auto rule = correlation(type, std::move(kinds), span, {threshold});
  rule.valueFields = {"value"};
  return rule;
}

ReferenceCondition reference(std::size_t at) { return {ReferenceCondition::Kind::Reference, at, {}}; }

CorrelationRule withCondition(CorrelationType type, ReferenceCondition condition) {
  auto rule = correlation(type, {"a", "b", "c"}, 9);
  rule.condition = std::move(condition);
  return rule;
}

// Rules of every type, with conditions that more events can only make true, and with others.
std::vector<CorrelationRule> everyType() {
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
std::string value(Dice& dice) {
  const std::string values[] = {"1",  "2",  "3",  "5",    "6",   "2.5", "0",
                                "-0", "-1", "-4", "-1e1", "nan", "",    "x"};
  return values[dice.upTo(std::size(values) - 1)];
}

// Events in the order of their times; some of them share one.
std::vector<Seen> events(Dice& dice, std::size_t count) {
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
std::vector<Seen> delayed(std::vector<Seen> all, Dice& dice) {
  for (Seen& seen : all) seen.receivedAt = seen.at + dice.below(lateness);
  std::stable_sort(all.begin(), all.end(), [](auto& a, auto& b) { return a.receivedAt < b.receivedAt; });
  return all;
}

detection::CorrelationBounds bounds() {
  detection::CorrelationBounds bounds;
  bounds.lateness = std::chrono::seconds(20);
  return bounds;
}

void show(Watch& watch, const std::vector<Seen>& all, Dice& dice) {
  for (const Seen& seen : all) {
    watch.see(seen);
    if (!dice.once(5)) continue;
    watch.settle(seen.receivedAt);
    watch.firings();
    watch.commit();
  }
}

void finish(Watch& watch) {
  watch.settle(1e6);
  watch.firings();
  watch.commit();
}

void same(const Contributors& found, const Contributors& wanted) {
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

}  // namespace

TEST_CASE("events in any order within the lateness contribute to what they mean") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    const auto all = events(dice, 120);
    const Contributors meaning = meaningOf(everyType(), all);
    Watch watch(everyType(), bounds());
    show(watch, delayed(all, dice), dice);
    finish(watch);
    same(watch.found, meaning);
    CHECK(watch.correlator.health().late == 0);
    CHECK(watch.correlator.health().evicted == 0);
  }
}

TEST_CASE("batches that are taken back and shown again change nothing") {
  for (unsigned seed = 0; seed < 40; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    const auto arriving = delayed(events(dice, 120), dice);
    Watch watch(everyType(), bounds()), plain(everyType(), bounds());
    for (std::size_t at = 0; at < arriving.size();) {
      const std::size_t size = std::min(1 + dice.upTo(9), arriving.size() - at);
      for (std::size_t tries = dice.upTo(2); tries > 0; --tries) {
        for (std::size_t i = 0; i < size; ++i) watch.see(arriving[at + dice.upTo(size - 1)]);
        watch.settle(arriving[at].receivedAt);
        watch.correlator.rollBack();
      }
      for (Watch* each : {&watch, &plain}) {
        for (std::size_t i = 0; i < size; ++i) each->see(arriving[at + i]);
        each->firings();
        each->commit();
      }
      at += size;
    }
    for (Watch* each : {&watch, &plain}) finish(*each);
    CHECK(watch.found == plain.found);
    const auto health = watch.correlator.health(), wanted = plain.correlator.health();
    CHECK((health.hits == wanted.hits && health.fired == wanted.fired && health.held == wanted.held &&
           health.groups == wanted.groups && health.late == wanted.late));
  }
}

TEST_CASE("a restart in the middle that rebuilds from stored events fires as if there had been none") {
  for (unsigned seed = 0; seed < 40; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    const auto all = events(dice, 120);
    const auto arriving = delayed(all, dice);
    const std::size_t cut = 30 + dice.upTo(60);
    const std::vector<Seen> stored(arriving.begin(), arriving.begin() + static_cast<std::ptrdiff_t>(cut));
    Watch before(everyType(), bounds());
    show(before, stored, dice);
    before.settle(stored.back().receivedAt);
    before.firings();
    before.commit();

    double newest = 0;
    for (const Seen& seen : stored) newest = std::max(newest, seen.at);
    Watch after(everyType(), bounds());
    const double memory = std::chrono::duration<double>(after.correlator.memories().front()).count();
    for (const Seen& seen : stored)
      if (seen.at >= newest - memory) after.see(seen);
    after.settle(stored.back().receivedAt);
    after.correlator.firings();
    after.commit();
    after.found = before.found;
    show(after, {arriving.begin() + static_cast<std::ptrdiff_t>(cut), arriving.end()}, dice);
    finish(after);
    same(after.found, meaningOf(everyType(), all));
  }
}

TEST_CASE("a log source is remembered for as long as the rules that look at it need, through others too") {
  auto burst = correlation(CorrelationType::EventCount, {"a"}, 6, {atLeast(3)});
  burst.id = "burst";
  const detection::Correlator correlator(
      ruleSet({burst, correlation(CorrelationType::Temporal, {"burst", "b"}, 100)}, true), bounds());
  const auto memory = [&](LogSource declared) { return correlator.memory(declared); };
  CHECK(correlator.memories() == std::vector<std::chrono::microseconds>{232s, 32s});
  CHECK(memory({"", "", "A"}) == 232s);
  CHECK(memory({"", "", "b"}) == 232s);
  CHECK(memory({"", "", "c"}) == 0s);
  CHECK(memory({"x", "", ""}) == 0s);
  CHECK(memory({}) == 232s);
}

TEST_CASE(
    "a restart that reads only what each log source is remembered for fires as if there had been none") {
  auto burst = correlation(CorrelationType::EventCount, {"a"}, 6, {atLeast(3)});
  burst.id = "burst";
  const std::vector<CorrelationRule> rules{
      correlation(CorrelationType::EventCount, {"a"}, 3, {atLeast(2)}),
      ofValues(CorrelationType::ValueAverage, {"c"}, 12, atLeast(1)),
      correlation(CorrelationType::Temporal, {"b", "c"}, 4),
      withCondition(CorrelationType::Temporal, {ReferenceCondition::Kind::Not, 0, {reference(1)}}),
      correlation(CorrelationType::TemporalOrdered, {"b", "a"}, 20),
      burst,
      correlation(CorrelationType::TemporalOrdered, {"burst", "c"}, 40)};
  for (unsigned seed = 0; seed < 40; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    auto all = events(dice, 160);
    for (Seen& seen : all) seen.service = seen.kind = seen.kind.substr(0, 1);
    const auto arriving = delayed(all, dice);
    const auto cut = arriving.begin() + static_cast<std::ptrdiff_t>(60 + dice.upTo(60));
    Watch before(ruleSet(rules, true), bounds()), after(ruleSet(rules, true), bounds());
    show(before, {arriving.begin(), cut}, dice);
    before.settle((cut - 1)->receivedAt);
    before.firings();
    before.commit();

    double newest = 0;
    for (auto seen = arriving.begin(); seen != cut; ++seen) newest = std::max(newest, seen->at);
    for (auto seen = arriving.begin(); seen != cut; ++seen) {
      const auto memory = after.correlator.memory({"", "", seen->service});
      if (seen->at >= newest - std::chrono::duration<double>(memory).count()) after.see(*seen);
    }
    after.settle((cut - 1)->receivedAt);
    after.correlator.firings();
    after.commit();
    after.found = before.found;
    show(after, {cut, arriving.end()}, dice);
    finish(after);
    same(after.found, meaningOf(rules, all));
  }
}

TEST_CASE("what an unchanged rule knows is carried over to another set") {
  for (unsigned seed = 0; seed < 20; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    const auto all = events(dice, 120);
    const auto arriving = delayed(all, dice);
    auto rules = everyType();
    for (std::size_t i = 0; i < rules.size(); ++i)
      if (rules[i].id == "correlation") rules[i].id += std::to_string(i);
    Watch watch(rules, bounds());
    show(watch, {arriving.begin(), arriving.begin() + 60}, dice);
    watch.firings();
    watch.commit();
    Watch next(rules, bounds());
    next.correlator.adopt(watch.correlator);
    CHECK(watch.correlator.health().held == 0);
    next.found = watch.found;
    show(next, {arriving.begin() + 60, arriving.end()}, dice);
    finish(next);
    same(next.found, meaningOf(rules, all));
  }
}

TEST_CASE("rules that are new to a set and shown the past fire beside those that are carried over") {
  for (unsigned seed = 0; seed < 40; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    const auto all = events(dice, 120);
    const auto arriving = delayed(all, dice);
    const auto cut = arriving.begin() + static_cast<std::ptrdiff_t>(30 + dice.upTo(60));
    auto rules = everyType();
    for (std::size_t i = 0; i < rules.size(); ++i)
      if (rules[i].id == "correlation") rules[i].id += std::to_string(i);
    auto former = rules;
    for (CorrelationRule& rule : former)
      if (dice.upTo(1) == 0) rule.version = "former";
    Watch before(ruleSet(former), bounds());
    show(before, {arriving.begin(), cut}, dice);
    before.settle((cut - 1)->receivedAt);
    before.firings();
    before.commit();

    const auto set = ruleSet(rules);
    Watch rebuilt(set, bounds()), after(set, bounds());
    rebuilt.correlator.watchOnly(after.correlator.unknownTo(before.correlator.rules()));
    for (auto seen = arriving.begin(); seen != cut; ++seen) rebuilt.see(*seen);
    rebuilt.settle((cut - 1)->receivedAt);
    rebuilt.correlator.firings();
    rebuilt.commit();
    after.correlator.adopt(before.correlator);
    after.correlator.learn(std::move(rebuilt.correlator));
    after.found = before.found;
    show(after, {cut, arriving.end()}, dice);
    finish(after);
    same(after.found, meaningOf(rules, all));
  }
}

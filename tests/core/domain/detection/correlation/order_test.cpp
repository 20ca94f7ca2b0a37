#include "streams.hpp"

using namespace vedette;
using namespace vedette::test;

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

TEST_CASE("events far behind the lateness contribute to what they mean as long as nothing is forgotten") {
  const std::vector<CorrelationRule> rules{
      correlation(CorrelationType::EventCount, {"a"}, 60, {atLeast(3)}),
      correlation(CorrelationType::EventCount, {"a", "b"}, 70, {{By::Greater, 9}}),
      ofValues(CorrelationType::ValueCount, {"a", "b"}, 65, atLeast(4)),
      correlation(CorrelationType::Temporal, {"a", "b", "c"}, 60),
      correlation(CorrelationType::TemporalOrdered, {"c", "a", "b"}, 60)};
  for (unsigned seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    auto all = events(dice, 60);
    std::erase_if(all, [](const Seen& seen) { return seen.at > 80; });
    for (Seen& seen : all) seen.receivedAt = 80 + dice.below(1);
    std::vector<Seen> arriving = all;
    for (std::size_t i = arriving.size(); i > 1; --i) std::swap(arriving[i - 1], arriving[dice.upTo(i - 1)]);
    Watch watch(rules, bounds());
    for (const Seen& seen : arriving) {
      watch.see(seen);
      if (dice.once(9)) watch.correlator.rollBack(), watch.see(seen);
      watch.firings();
      watch.commit();
    }
    finish(watch);
    same(watch.found, meaningOf(rules, all));
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
    "an event of a product alone is remembered for the rules that its fields may lead to, of that product") {
  detection::Rule rule{{.id = "a", .title = "T"}};
  rule.logSource = {"", "windows", "security"};
  rule.condition = {detection::Predicate{"kind", detection::ExistsTest{true}}};
  detection::LogSourceMap map;
  map.mappings.push_back({{{"Channel", {"Security"}}}, {"", "Windows", "security"}});
  const detection::Correlator correlator(
      std::make_shared<const detection::RuleSet>(
          std::vector{rule}, map,
          std::vector{correlation(CorrelationType::EventCount, {"a"}, 6, {atLeast(3)})}),
      bounds());
  CHECK(correlator.memory({"", "windows", ""}) > 0s);
  CHECK(correlator.memory({"", "linux", ""}) == 0s);
  CHECK(correlator.memory({}) > 0s);
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

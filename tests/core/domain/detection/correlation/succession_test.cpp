#include "streams.hpp"

using namespace vedette;
using namespace vedette::test;

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

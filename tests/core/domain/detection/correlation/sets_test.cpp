#include <catch2/catch.hpp>

#include "watch.hpp"

using namespace vedette;
using namespace vedette::test;
using detection::CorrelationRule;
using detection::CorrelationType;
using Ids = std::vector<std::int64_t>;

namespace {

Fields in(std::string group) { return {{"group", std::move(group)}}; }

CorrelationRule named(std::string id, CorrelationRule rule) {
  rule.id = std::move(id);
  return rule;
}
CorrelationRule burst() {
  return named("burst", correlation(CorrelationType::EventCount, {"a"}, 10, {atLeast(3)}));
}

}  // namespace

TEST_CASE("a burst followed by another event fires a rule over both, with the events behind the burst") {
  Watch watch({burst(), named("outer", correlation(CorrelationType::TemporalOrdered, {"burst", "b"}, 60))});
  watch.see({1, 0, "b", in("g")});
  for (const std::int64_t id : {2, 3, 4}) watch.see({id, static_cast<double>(id), "a", in("g")});
  watch.firings();
  CHECK(watch.found[{1, "g"}].empty());
  const auto fired = watch.take({5, 30, "b", in("g")});
  REQUIRE(fired.size() == 1);
  CHECK(fired[0].correlation == 1);
  CHECK(fired[0].events == Ids{1, 2, 3, 4, 5});
  CHECK((fired[0].measured == 2 && fired[0].threshold == 2));
}

TEST_CASE("a count of bursts counts each once") {
  Watch watch(
      {burst(), named("outer", correlation(CorrelationType::EventCount, {"burst"}, 1000, {atLeast(2)}))});
  for (std::int64_t id = 0; id < 8; ++id) watch.see({id, static_cast<double>(id), "a", in("g")});
  watch.firings();
  CHECK(watch.found[{1, "g"}].empty());
  for (std::int64_t id = 8; id < 11; ++id) watch.see({id, 100, "a", in("g")});
  watch.firings();
  CHECK(watch.found[{1, "g"}].size() == 11);
}

TEST_CASE("a rule over a correlation rule groups by its own fields of the same events") {
  auto inner = burst();
  inner.groupBy = {"host"};
  auto outer = named("outer", correlation(CorrelationType::Temporal, {"burst", "b"}, 60));
  outer.groupBy = {"user"};
  outer.aliases = {{"user", "b", "account"}};
  Watch watch({inner, outer});
  const auto event = [](std::string user) { return Fields{{"host", "h"}, {"user", std::move(user)}}; };
  watch.see({1, 0, "a", event("eve")});
  watch.see({2, 1, "a", event("bob")});
  watch.see({3, 2, "a", event("eve")});
  watch.see({4, 3, "b", {{"account", "bob"}}});
  watch.see({5, 4, "b", {{"account", "eve"}}});
  watch.firings();
  CHECK(watch.found[{1, "eve"}] == std::set<std::int64_t>{1, 3, 5});
  CHECK(watch.found[{1, "bob"}].empty());
}

TEST_CASE("an alias names a rule by id or name, whatever the correlation rule calls it, and through others") {
  auto inner = burst();
  inner.groupBy = {"host"};
  auto outer = named("outer", correlation(CorrelationType::Temporal, {"burst", "id-b"}, 60));
  outer.groupBy = {"user"};
  outer.aliases = {{"user", "a", "who"}, {"user", "b", "account"}};
  Watch watch({inner, outer});
  for (std::int64_t id = 1; id <= 3; ++id) watch.see({id, 0, "a", {{"host", "h"}, {"who", "eve"}}});
  watch.see({4, 3, "b", {{"account", "eve"}}});
  watch.firings();
  CHECK(watch.found[{1, "eve"}] == std::set<std::int64_t>{1, 2, 3, 4});
}

TEST_CASE("what an alias of an outer rule leads to may be an alias of an inner one") {
  auto inner = burst();
  inner.aliases = {{"source", "a", "src"}};
  auto outer = named("outer", correlation(CorrelationType::Temporal, {"burst", "b"}, 60));
  outer.groupBy = {"ip"};
  outer.aliases = {{"ip", "burst", "source"}, {"ip", "b", "dst"}};
  Watch watch({inner, outer});
  for (std::int64_t id = 1; id <= 3; ++id) watch.see({id, 0, "a", {{"group", "g"}, {"src", "x"}}});
  watch.see({4, 3, "b", {{"dst", "x"}}});
  watch.firings();
  CHECK(watch.found[{1, "x"}] == std::set<std::int64_t>{1, 2, 3, 4});
}

TEST_CASE("chains go through several rules, and through ones that are judged late") {
  auto few = named(
      "few", correlation(CorrelationType::EventCount, {"a"}, 5, {{detection::Threshold::Operator::Less, 2}}));
  Watch watch({named("last", correlation(CorrelationType::Temporal, {"middle", "c"}, 100)),
               named("middle", correlation(CorrelationType::Temporal, {"few", "b"}, 100)), few});
  watch.see({1, 0, "a", in("g")});
  watch.see({2, 1, "b", in("g")});
  watch.see({3, 2, "c", in("g")});
  CHECK(watch.events().empty());
  watch.settle(100);
  watch.firings();
  CHECK(watch.found[{2, "g"}] == std::set<std::int64_t>{1});
  CHECK(watch.found[{1, "g"}] == std::set<std::int64_t>{1, 2});
  CHECK(watch.found[{0, "g"}] == std::set<std::int64_t>{1, 2, 3});
}

TEST_CASE("events matter as far back as rules and the rules that they use reach") {
  detection::CorrelationBounds bounds;
  bounds.lateness = 5s;
  CHECK(Watch({burst()}, bounds).correlator.memories() == std::vector<std::chrono::microseconds>{25s});
  const auto outer = named("outer", correlation(CorrelationType::Temporal, {"burst", "b"}, 100));
  CHECK(Watch({outer, burst()}, bounds).correlator.memories() ==
        std::vector<std::chrono::microseconds>{225s, 25s});
}

TEST_CASE("rules that only correlation rules look at raise no alerts, unless one of them generates") {
  auto generating = named("g", correlation(CorrelationType::Temporal, {"b", "burst"}, 10));
  generating.generate = true;
  const auto set =
      ruleSet({burst(), generating, named("h", correlation(CorrelationType::Temporal, {"b"}, 10))});
  CHECK_FALSE(set->raisesAlert(0));
  CHECK(set->raisesAlert(1));
  CHECK(set->raisesAlert(2));
  CHECK(set->correlationRaisesAlert(0));
  CHECK(set->correlationRaisesAlert(1));
  const auto silent = ruleSet({burst(), named("h", correlation(CorrelationType::Temporal, {"burst"}, 10))});
  CHECK_FALSE(silent->correlationRaisesAlert(0));
}

TEST_CASE("correlation rules with a problem are inactive and take what refers to them along") {
  using Catch::Matchers::Contains;
  auto unknown = named("unknown", correlation(CorrelationType::Temporal, {"a", "x"}, 10));
  auto after = named("after", correlation(CorrelationType::Temporal, {"unknown"}, 10));
  auto circle = named("circle", correlation(CorrelationType::Temporal, {"circle"}, 10));
  auto empty = named("empty", correlation(CorrelationType::EventCount, {"b"}, 10));
  const auto set = ruleSet({after, unknown, circle, empty});
  std::map<std::size_t, std::string> problems;
  for (const auto& problem : set->correlationProblems()) problems[problem.correlation] = problem.reason;
  REQUIRE(problems.size() == 4);
  CHECK_THAT(problems[0], Contains("'unknown'"));
  CHECK_THAT(problems[1], Contains("'x'"));
  CHECK_THAT(problems[2], Contains("leads back"));
  CHECK_THAT(problems[3], Contains("no condition"));
  CHECK((set->raisesAlert(0) && set->raisesAlert(1)));
}

TEST_CASE(
    "correlation rules over a field or a rule that a set has no room for are inactive, and said to be") {
  const std::string deep = "a" + std::string(2 * detection::FieldTable::maxParts, '.') + "b";
  auto grouped = named("grouped", burst()), counting = grouped, aliased = grouped;
  grouped.groupBy = {deep};
  counting.type = CorrelationType::ValueCount, counting.valueFields = {deep};
  aliased.aliases = {{"group", "a", deep}};
  for (const CorrelationRule& rule : {grouped, counting, aliased}) {
    const auto set = ruleSet({rule});
    REQUIRE(set->correlationProblems().size() == 1);
    CHECK(set->correlationProblems()[0].reason == detection::RuleSet::leftOutReason);
    CHECK(set->raisesAlert(0));
  }
  detection::Rule a;
  a.condition = {detection::Predicate{deep, detection::ExistsTest{true}}};
  a.id = "a";
  const detection::RuleSet over({a}, {}, {burst()});
  REQUIRE(over.silent().size() == 2);
  CHECK(over.silent()[1].rule.id == "burst");
  CHECK(over.silent()[1].reason == "'a' cannot be evaluated itself");
}

TEST_CASE("a name that several rules have means each of them") {
  auto rule = correlation(CorrelationType::EventCount, {"same"}, 10, {atLeast(2)});
  auto first = named("1", burst()), second = named("2", burst());
  first.rules = {{"a"}}, second.rules = {{"b"}};
  first.name = second.name = "same";
  first.thresholds = second.thresholds = {atLeast(1)};
  Watch watch({first, second, rule});
  watch.see({1, 0, "a", in("g")});
  watch.see({2, 1, "b", in("g")});
  watch.firings();
  CHECK(watch.found[{2, "g"}].size() == 2);
}

TEST_CASE("what a rule knows is carried over while its id and version stay") {
  auto changed = named("changed", correlation(CorrelationType::EventCount, {"a"}, 10, {atLeast(2)}));
  Watch watch({named("kept", burst()), changed});
  watch.see({1, 0, "a", in("g")});
  watch.see({2, 1, "a", in("g")});
  watch.firings();
  watch.commit();
  changed.version = "another";
  Watch next({changed, named("kept", burst())});
  next.correlator.adopt(watch.correlator);
  CHECK(next.correlator.health().held == 2);
  CHECK(next.correlator.health(1).hits == 2);
  const auto fired = next.take({3, 2, "a", in("g")});
  REQUIRE(fired.size() == 1);
  CHECK(fired[0].correlation == 1);
  CHECK(fired[0].events == Ids{1, 2, 3});
}

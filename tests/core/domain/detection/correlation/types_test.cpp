#include <catch2/catch.hpp>

#include "watch.hpp"

using namespace vedette;
using namespace vedette::test;
using detection::CorrelationType;
using detection::Firing;
using detection::ReferenceCondition;
using detection::Threshold;
using Ids = std::vector<std::int64_t>;

namespace {

Fields in(std::string group) { return {{"group", std::move(group)}}; }
Fields with(std::string value) { return {{"group", "g"}, {"value", std::move(value)}}; }

detection::CorrelationRule ofValues(CorrelationType type, Threshold threshold, double span = 10) {
  auto rule = correlation(type, {"a"}, span, {threshold});
  rule.valueFields = {"value"};
  return rule;
}

ReferenceCondition reference(std::size_t at) { return {ReferenceCondition::Kind::Reference, at, {}}; }

// The events that fire when these kinds are seen in group g, a second apart, and time goes by.
Ids firedBy(detection::CorrelationRule rule, const std::vector<std::string>& kinds) {
  Watch watch({std::move(rule)});
  std::int64_t id = 0;
  for (const std::string& kind : kinds) watch.see({id, static_cast<double>(id), kind, in("g")}), ++id;
  watch.settle(1000);
  return watch.events();
}

}  // namespace

TEST_CASE("a count fires when its window is full, and once for each event") {
  Watch watch({correlation(CorrelationType::EventCount, {"a"}, 10, {atLeast(3)})});
  CHECK(watch.take({1, 0, "a", in("g")}).empty());
  CHECK(watch.take({2, 5, "a", in("g")}).empty());
  const auto fired = watch.take({3, 10, "a", in("g")});
  REQUIRE(fired.size() == 1);
  CHECK(fired[0].events == Ids{1, 2, 3});
  CHECK(*fired[0].group == detection::CorrelationGroup{{"group", "g"}});
  CHECK((fired[0].measured == 3 && fired[0].threshold == 3 && fired[0].onset));
  CHECK((secondsOf(fired[0].windowStart) == 0 && secondsOf(fired[0].windowEnd) == 10));
  CHECK((secondsOf(fired[0].first) == 0 && secondsOf(fired[0].last) == 10));
  const auto again = watch.take({4, 12, "a", in("g")});
  REQUIRE(again.size() == 1);
  CHECK(again[0].events == Ids{4});
  CHECK_FALSE(again[0].onset);
}

TEST_CASE("both ends of a window belong to it") {
  for (const double last : {10.0, 10.000001}) {
    Watch watch({correlation(CorrelationType::EventCount, {"a"}, 10, {atLeast(2)})});
    watch.take({1, 0, "a", in("g")});
    CHECK(watch.take({2, last, "a", in("g")}).empty() == (last > 10));
  }
}

TEST_CASE("groups are counted apart, by the values and their order") {
  auto rule = correlation(CorrelationType::EventCount, {"a"}, 10, {atLeast(2)});
  rule.groupBy = {"x", "y"};
  Watch watch({rule});
  CHECK(watch.take({1, 0, "a", {{"x", "1"}, {"y", "12"}}}).empty());
  CHECK(watch.take({2, 0, "a", {{"x", "11"}, {"y", "2"}}}).empty());
  CHECK(watch.take({3, 0, "a", {{"x", "12"}, {"y", "1"}}}).empty());
  CHECK(watch.take({4, 0, "a", {{"x", "1"}, {"y", "12"}}}).size() == 1);
}

TEST_CASE("an event without a field of the group is no hit, and counted") {
  Watch watch({correlation(CorrelationType::EventCount, {"a"}, 10, {atLeast(1)})});
  CHECK(watch.take({1, 0, "a", {}}).empty());
  CHECK(watch.correlator.health().ungrouped == 1);
  CHECK(watch.correlator.health().hits == 1);
}

TEST_CASE("without group-by everything is one group") {
  auto rule = correlation(CorrelationType::EventCount, {"a"}, 10, {atLeast(2)});
  rule.groupBy.clear();
  Watch watch({rule});
  watch.take({1, 0, "a", in("g")});
  const auto fired = watch.take({2, 0, "a", in("h")});
  REQUIRE(fired.size() == 1);
  CHECK(fired[0].group->empty());
}

TEST_CASE("an event that several of the rules match counts once, and for each of them where rules count") {
  Watch watch({correlation(CorrelationType::EventCount, {"a", "b"}, 10, {atLeast(2)}),
               correlation(CorrelationType::Temporal, {"a", "b"}, 10),
               correlation(CorrelationType::TemporalOrdered, {"a", "b"}, 10)});
  const auto fired = watch.take({1, 0, "ab", in("g")});
  REQUIRE(fired.size() == 1);
  CHECK(fired[0].correlation == 1);
}

TEST_CASE("a match that was taken before changes nothing") {
  Watch watch({correlation(CorrelationType::EventCount, {"a"}, 10, {atLeast(2)})});
  watch.take({1, 0, "a", in("g")});
  CHECK(watch.take({1, 0, "a", in("g")}).empty());
  CHECK(watch.take({2, 1, "a", in("g")}).size() == 1);
}

TEST_CASE("distinct values are counted, not events") {
  Watch watch({ofValues(CorrelationType::ValueCount, atLeast(3))});
  for (std::int64_t id = 0; id < 6; ++id)
    CHECK(watch.take({id, static_cast<double>(id), "a", with(id % 2 ? "x" : "y")}).empty());
  CHECK(watch.take({6, 6, "a", with("z")}).size() == 1);
  CHECK(watch.take({7, 30, "a", with("z")}).empty());
}

TEST_CASE("an event without the value counts as an event and for no value") {
  Watch watch({correlation(CorrelationType::EventCount, {"a"}, 10, {atLeast(1)}),
               ofValues(CorrelationType::ValueCount, atLeast(1)),
               ofValues(CorrelationType::ValueSum, atLeast(0))});
  std::int64_t id = 1;
  const auto fired = watch.take({id, 0, "a", in("g")});
  REQUIRE(fired.size() == 1);
  CHECK(fired[0].correlation == 0);
  CHECK(watch.correlator.health(1).valueless == 1);
  for (const std::string text : {"many", "nan", "inf", "1e999", "", "1 "})
    CHECK(watch.take({++id, 0, "a", with(text)}).size() == 2);
  CHECK(watch.correlator.health(2).valueless == 7);
}

TEST_CASE("several value fields count as one combination") {
  auto rule = ofValues(CorrelationType::ValueCount, atLeast(2));
  rule.valueFields = {"x", "y"};
  Watch watch({rule});
  watch.take({1, 0, "a", {{"group", "g"}, {"x", "1"}, {"y", "1"}}});
  CHECK(watch.take({2, 0, "a", {{"group", "g"}, {"x", "1"}, {"y", "1"}}}).empty());
  CHECK(watch.take({3, 0, "a", {{"group", "g"}, {"x", "1"}, {"y", "2"}}}).size() == 1);
}

TEST_CASE("sums add up what is in the window, once no number below zero can come") {
  Watch watch({ofValues(CorrelationType::ValueSum, {Threshold::Operator::Greater, 10})});
  for (const auto& [id, at, value] : std::vector<std::tuple<std::int64_t, double, std::string>>{
           {1, 0, "4.5"}, {2, 1, "5.5"}, {3, 2, "0.25"}, {4, 12, "10"}, {5, 30, "10"}, {6, 31, "7"}})
    watch.see({id, at, "a", with(value)});
  watch.see({7, 30.5, "a", with("-7")});
  CHECK(watch.events().empty());
  watch.settle(1000);
  const auto fired = watch.firings();
  REQUIRE(fired.size() == 1);
  CHECK(fired[0].events == std::vector<std::int64_t>{1, 2, 3, 4});
  CHECK(fired[0].measured == 10.25);
}

TEST_CASE("averages and percentiles are judged when no earlier event can come") {
  Watch watch({ofValues(CorrelationType::ValueAverage, atLeast(10))});
  watch.see({1, 0, "a", with("8")});
  watch.see({2, 5, "a", with("12")});
  CHECK(watch.events().empty());
  watch.see({3, 100, "a", with("0")});
  CHECK(watch.events() == Ids{1, 2});

  auto rule = ofValues(CorrelationType::ValuePercentile, atLeast(29), 100);
  rule.percentile = 95;
  Watch other({rule});
  for (const std::int64_t id : {1, 2, 3})
    other.see({id, static_cast<double>(id), "a", with(std::to_string(id * 10))});
  other.settle(1000);
  const auto fired = other.firings();
  REQUIRE(fired.size() == 1);
  CHECK(fired[0].measured == Approx(29));
}

TEST_CASE("less, equal and ranges are judged when the window is complete") {
  const auto count = [](std::vector<Threshold> thresholds) {
    return correlation(CorrelationType::EventCount, {"a"}, 1.5, std::move(thresholds));
  };
  using By = Threshold::Operator;
  CHECK(firedBy(count({{By::Less, 2}}), {"a", "a", "a"}) == Ids{0});
  CHECK(firedBy(count({{By::Equal, 2}}), {"a", "a", "a"}) == Ids{0, 1, 2});
  CHECK(firedBy(count({{By::NotEqual, 1}}), {"a", "b", "a"}).empty());
  CHECK(firedBy(count({atLeast(1), {By::LessOrEqual, 1}}), {"a", "a", "b", "b", "a"}) == Ids{0, 4});
}

TEST_CASE("temporal rules want all of their rules in any order, ordered ones in theirs") {
  const auto type = [](CorrelationType wanted) { return correlation(wanted, {"a", "b"}, 10); };
  CHECK(firedBy(type(CorrelationType::Temporal), {"b", "c", "a"}) == Ids{0, 2});
  CHECK(firedBy(type(CorrelationType::Temporal), {"a", "a"}).empty());
  CHECK(firedBy(type(CorrelationType::TemporalOrdered), {"b", "a"}).empty());
  CHECK(firedBy(type(CorrelationType::TemporalOrdered), {"b", "a", "b"}) == Ids{0, 1, 2});
}

TEST_CASE("temporal rules count how many of their rules have matched") {
  auto rule = correlation(CorrelationType::Temporal, {"a", "b", "c"}, 10, {atLeast(2)});
  CHECK(firedBy(rule, {"a", "a"}).empty());
  CHECK(firedBy(rule, {"a", "c"}) == Ids{0, 1});
  rule.type = CorrelationType::TemporalOrdered;
  CHECK(firedBy(rule, {"c", "b", "a"}).empty());
  CHECK(firedBy(rule, {"c", "a", "b"}) == Ids{0, 1, 2});
  rule.thresholds = {{Threshold::Operator::Less, 2}};
  CHECK(firedBy(rule, {"c", "b", "a"}) == Ids{0, 1, 2});
}

TEST_CASE("events of one time stand in any order, but one event is not two") {
  Watch watch({correlation(CorrelationType::TemporalOrdered, {"a", "b"}, 10)});
  CHECK(watch.take({1, 0, "b", in("g")}).empty());
  CHECK(watch.take({2, 0, "a", in("g")}).size() == 1);
  CHECK(watch.take({3, 0, "ab", in("h")}).empty());
  CHECK(watch.take({4, 0, "ab", in("h")}).size() == 1);
}

TEST_CASE("a condition over rules takes and, or and not") {
  using Kind = ReferenceCondition::Kind;
  auto rule = correlation(CorrelationType::Temporal, {"a", "b", "c"}, 2);
  rule.condition = {Kind::All, 0, {reference(0), {Kind::Any, 0, {reference(1), reference(2)}}}};
  CHECK(firedBy(rule, {"b", "c"}).empty());
  CHECK(firedBy(rule, {"a", "c"}) == Ids{0, 1});
  rule.type = CorrelationType::TemporalOrdered;
  CHECK(firedBy(rule, {"c", "a"}).empty());
  CHECK(firedBy(rule, {"c", "a", "b"}) == Ids{0, 1, 2});
  rule.type = CorrelationType::Temporal;
  rule.condition = {
      Kind::All, 0, {reference(0), {Kind::Not, 0, {reference(1)}}, {Kind::Not, 0, {reference(2)}}}};
  CHECK(firedBy(rule, {"b", "a"}).empty());
  CHECK(firedBy(rule, {"a", "b"}) == Ids{0});
  CHECK(firedBy(rule, {"b", "c", "c", "c", "a"}).empty());
  CHECK(firedBy(rule, {"a", "a"}) == Ids{0, 1});
}

TEST_CASE("aliases name a field as each rule's events do") {
  auto rule = correlation(CorrelationType::Temporal, {"a", "b"}, 10);
  rule.groupBy = {"ip"};
  rule.aliases = {{"ip", "a", "source"}, {"ip", "b", "destination"}};
  Watch watch({rule});
  watch.take({1, 0, "a", {{"source", "x"}, {"destination", "y"}}});
  CHECK(watch.take({2, 1, "b", {{"source", "x"}, {"destination", "y"}}}).empty());
  const auto fired = watch.take({3, 2, "b", {{"source", "y"}, {"destination", "x"}}});
  REQUIRE(fired.size() == 1);
  CHECK(*fired[0].group == detection::CorrelationGroup{{"ip", "x"}});
  CHECK(fired[0].events == Ids{1, 3});
}

TEST_CASE("of an array the first value counts") {
  const auto rules = ruleSet({correlation(CorrelationType::EventCount, {"a"}, 10, {atLeast(1)})});
  detection::Evaluation evaluation(rules);
  detection::Correlator correlator(rules);
  auto& event = evaluation.event();
  event.add(event.table().find("kind"), detection::ValueKind::Text, "a");
  for (const char* each : {"one", "two"})
    event.add(event.table().find("group"), detection::ValueKind::Text, each);
  for (const auto& match : evaluation.run()) correlator.take(match, event, {1, timeOf(0), timeOf(0)});
  CHECK(correlator.firings().at(0).group->at(0).value == "one");
}

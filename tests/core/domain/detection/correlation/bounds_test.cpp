#include <catch2/catch.hpp>

#include "watch.hpp"

using namespace vedette;
using namespace vedette::test;
using detection::CorrelationBounds;
using detection::CorrelationType;
using Ids = std::vector<std::int64_t>;

namespace {

Fields in(std::string group) { return {{"group", std::move(group)}}; }

detection::CorrelationRule twice(double span = 10) {
  return correlation(CorrelationType::EventCount, {"a"}, span, {atLeast(2)});
}

}  // namespace

TEST_CASE("a late event completes the windows that it falls into") {
  Watch watch({correlation(CorrelationType::EventCount, {"a"}, 10, {atLeast(3)})});
  watch.take({1, 0, "a", in("g")});
  watch.take({2, 20, "a", in("g")});
  watch.take({3, 21, "a", in("g")});
  const auto fired = watch.take({4, 12, "a", in("g")});
  REQUIRE(fired.size() == 1);
  CHECK(fired[0].events == Ids{2, 3, 4});
  CHECK((secondsOf(fired[0].windowStart) == 11 && secondsOf(fired[0].windowEnd) == 21));
}

TEST_CASE("an event too old to count is dropped and counted, by the clock of its own group") {
  Watch watch({twice()});
  watch.take({1, 100, "a", in("g")});
  CHECK(watch.take({2, 29.9, "a", in("g")}).empty());
  CHECK(watch.correlator.health().late == 1);
  CHECK(watch.take({3, 30, "a", in("g")}).empty());
  CHECK(watch.take({4, 29, "a", in("h")}).empty());
  CHECK(watch.correlator.health().late == 1);
}

TEST_CASE("what is judged late takes no event that is older than the lateness") {
  auto rule =
      correlation(CorrelationType::EventCount, {"a"}, 10, {{detection::Threshold::Operator::Less, 5}});
  Watch watch({rule});
  watch.take({1, 100, "a", in("g")});
  CHECK(watch.take({2, 39, "a", in("g")}).empty());
  CHECK(watch.correlator.health().late == 1);
  CHECK(watch.take({3, 40, "a", in("g")}).empty());
  watch.settle(200);
  CHECK(watch.events() == Ids{1, 3});
}

TEST_CASE("what waits for a later event is judged when it has waited longer than the lateness") {
  auto rule =
      correlation(CorrelationType::EventCount, {"a"}, 10, {{detection::Threshold::Operator::Equal, 1}});
  Watch watch({rule});
  watch.take({1, 100, "a", in("g")});
  watch.settle(160);
  CHECK(watch.events().empty());
  watch.settle(160.1);
  CHECK(watch.events() == Ids{1});
  watch.settle(500);
  CHECK(watch.events().empty());
}

TEST_CASE("an event far ahead of its reception does not move its group's time") {
  Watch watch({twice()});
  watch.take({1, 0, "a", in("g")});
  CHECK(watch.take({2, 10'000, "a", in("g"), 5}).empty());
  CHECK(watch.take({3, 8, "a", in("g")}).size() == 1);
  CHECK(watch.correlator.health().late == 0);
}

TEST_CASE("the oldest groups go when there are too many, and are counted") {
  CorrelationBounds bounds;
  bounds.groups = 2;
  Watch watch({twice()}, bounds);
  watch.take({1, 0, "a", in("f")});
  watch.take({2, 1, "a", in("g")});
  watch.take({3, 2, "c", in("f")});
  watch.take({4, 3, "a", in("h")});
  CHECK(watch.correlator.health().evicted == 1);
  CHECK(watch.correlator.health().groups == 2);
  CHECK(watch.take({5, 4, "a", in("g")}).size() == 1);
  CHECK(watch.take({6, 5, "a", in("f")}).empty());
}

TEST_CASE("hits are held up to a bound, of one group too") {
  CorrelationBounds bounds;
  bounds.hits = 10;
  bounds.hitsPerGroup = 5;
  Watch watch({correlation(CorrelationType::EventCount, {"a"}, 1000, {atLeast(7)})}, bounds);
  for (std::int64_t id = 0; id < 8; ++id)
    CHECK(watch.take({id, 0.5 * static_cast<double>(id), "a", in("g")}).empty());
  CHECK(watch.correlator.health().evicted == 3);
  for (std::int64_t id = 8; id < 20; ++id) watch.take({id, 10, "a", in(std::to_string(id))});
  CHECK(watch.correlator.health().held == 10);
  CHECK(watch.correlator.health().groups == 10);
}

TEST_CASE("an eviction is taken back with its batch") {
  CorrelationBounds bounds;
  bounds.groups = 1;
  Watch watch({twice()}, bounds);
  watch.take({1, 0, "a", in("g")});
  watch.see({2, 1, "a", in("h")});
  CHECK(watch.correlator.health().evicted == 1);
  watch.correlator.rollBack();
  CHECK((watch.correlator.health().evicted == 0 && watch.correlator.health().held == 1));
  CHECK(watch.take({3, 2, "a", in("g")}).size() == 1);
}

TEST_CASE("groups that nothing can come for any more expire silently") {
  Watch watch({twice()});
  for (std::int64_t id = 0; id < 100; ++id)
    watch.take({id, 1000.0 * static_cast<double>(id), "a", in(std::to_string(id))});
  CHECK(watch.correlator.health().groups < 3);
  CHECK(watch.correlator.health().evicted == 0);
  watch.settle(1e6);
  CHECK((watch.correlator.health().groups == 0 && watch.correlator.health().held == 0));
  watch.correlator.commit();
  CHECK(watch.take({200, 1e6, "a", in("5")}).empty());
}

TEST_CASE("a batch that is taken back leaves no firing and no hit") {
  Watch watch({twice()});
  watch.take({1, 0, "a", in("g")});
  watch.see({2, 1, "a", in("g")});
  watch.correlator.rollBack();
  CHECK(watch.events().empty());
  CHECK(watch.correlator.health().hits == 1);
  CHECK(watch.take({2, 1, "a", in("g")}).at(0).events == Ids{1, 2});
}

TEST_CASE("the firings of a batch are one for each rule and group") {
  Watch watch({twice()});
  for (std::int64_t id = 5; id > 0; --id) watch.see({id, static_cast<double>(id), "a", in("g")});
  const auto fired = watch.firings();
  REQUIRE(fired.size() == 1);
  CHECK(fired[0].events == Ids{1, 2, 3, 4, 5});
  CHECK(watch.correlator.health().fired == 1);
  watch.see({6, 6, "a", in("g")});
  CHECK(watch.events() == Ids{6});
}

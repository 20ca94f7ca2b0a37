#include "opened.hpp"
#include "place.hpp"
#include "workload.hpp"

namespace vedette::test {
namespace {

std::uint64_t countOf(const Storage& storage) {
  return storage.reading([](const Stores& stores) { return stores.events.counts({}); }).value().total;
}

TEST_CASE("a restart keeps events, alerts and the ids that follow") {
  const auto place = makePlace();
  REQUIRE(fill(*openMigrated(place->url()), 1'000, 1'000).has_value());
  const auto again = openMigrated(place->url());
  CHECK(countOf(*again) == 1'000);
  auto alerts = again->reading([](const Stores& stores) { return stores.alerts.list({}); });
  REQUIRE(alerts.has_value());
  CHECK(alerts->total == 1'500);
  std::vector<Event> next = someEvents(1);
  REQUIRE(again->atomically([&](Stores& stores) { return stores.events.append(next); }).has_value());
  CHECK(next[0].id == 1'001);
}

TEST_CASE("two programs on one database see what the other one stores, facets and ids included") {
  const auto place = makePlace();
  const auto one = openMigrated(place->url()), other = openMigrated(place->url());
  for (std::size_t round = 0; round < 5; ++round) {
    auto& writer = round % 2 == 0 ? *one : *other;
    std::vector<Event> events = someEvents(10);
    for (Event& event : events) event.sourceName += "-of-round-" + std::to_string(round);
    REQUIRE(writer.atomically([&](Stores& stores) { return stores.events.append(events); }).has_value());
    CHECK(events.front().id == static_cast<EventId>(10 * round + 1));
  }
  CHECK(countOf(*one) == 50);
  CHECK(countOf(*other) == 50);
}

TEST_CASE("a question that calls stores twice is refused, and the next one is answered") {
  const auto place = makePlace();
  const auto database = openMigrated(place->url());
  REQUIRE(fill(*database, 1'000, 0).has_value());
  const auto twice = database->asking([](const Stores& stores) -> Result<Event> {
    if (auto first = stores.events.find(1); !first) return first;
    return stores.events.find(2);
  });
  REQUIRE_FALSE(twice.has_value());
  CHECK(twice.error().kind == ErrorKind::Unavailable);
  CHECK(database->asking([](const Stores& stores) { return stores.events.find(2); }).has_value());
  CHECK(countOf(*database) == 1'000);
}

TEST_CASE("facets of a transaction that was rolled back are not believed afterwards") {
  const auto place = makePlace();
  const auto database = openMigrated(place->url());
  const auto store = [&](const std::string& source, bool keep) {
    return database->atomically([&](Stores& stores) -> Result<void> {
      std::vector<Event> events = someEvents(1);
      events[0].sourceName = source;
      if (auto appended = stores.events.append(events); !appended) return appended.error();
      if (!keep) return conflict("changed my mind");
      return {};
    });
  };
  CHECK_FALSE(store("gone", false).has_value());
  CHECK(store("kept", true).has_value());
  const auto counts = database->reading([](const Stores& stores) { return stores.events.counts({}); });
  REQUIRE(counts.has_value());
  CHECK(counts->bySource == std::map<std::string, std::uint64_t>{{"kept", 1}});
}

}  // namespace
}  // namespace vedette::test

#include "facets/event_facets.hpp"
#include "facets/paging/time_range.hpp"
#include "partitions_fixture.hpp"
#include "postgres/partition_times.hpp"
#include "workload.hpp"

namespace vedette::test {
namespace {

using namespace std::chrono_literals;
using storage::PartitionTimes;

constexpr std::size_t ofEach = 1'000;  // events in each of three partitions

// Events of three partitions, one after the other in time but for some that come late or early: the newest of
// the first is newer than all of the second.
class RecentEvents : public PartitionsFixture {
 public:
  void store() {
    for (std::size_t i = 0; i < 3; ++i) {
      nextEventIs(static_cast<EventId>(i) * 5'000'000 + 1);
      tidyUp();
      auto events = someEvents(ofEach, i * 6'000);
      for (std::size_t k = 0; k < events.size(); k += 97) events[k].timestamp += k % 2 ? 2h : -2h;
      if (i == 0) events.back().timestamp += 5h;
      REQUIRE(
          database_->atomically([&](Stores& stores) { return stores.events.append(events); }).has_value());
    }
    nextEventIs(10'900'000);
    tidyUp();
    REQUIRE(partitions().size() == 3);
  }

  std::int64_t idsSince(Timestamp time) {
    storage::Connection reader(*dialect_, storage::Access::Read);
    dialect_->tidy(reader, connection_);
    return dialect_->idsSince(storage::EventFacets::table(), time);
  }
};

std::vector<EventId> idsOf(const Page<Event>& page) {
  std::vector<EventId> ids;
  for (const Event& event : page.items) ids.push_back(event.id);
  return ids;
}

Page<Event> listed(storage::Database& database, const EventQuery& query) {
  auto page = database.reading([&](const Stores& stores) { return stores.events.list(query); });
  REQUIRE(page.has_value());
  return *std::move(page);
}

TEST_CASE("ids since a time begin above those that are all older, and no other") {
  const Timestamp noon = *parseTimestamp("2026-03-01T12:00:00Z");
  PartitionTimes times;
  CHECK(times.idsSince(noon) == 0);
  times.set({{5, noon - 1h}, {10, noon}, {15, noon}});
  CHECK(times.idsSince(noon - 2h) == 0);
  CHECK(times.idsSince(noon - 1h) == 0);
  CHECK(times.idsSince(noon - 1h + 1us) == 5);
  CHECK(times.idsSince(noon) == 5);
  CHECK(times.idsSince(noon + 1us) == 15);
}

TEST_CASE_METHOD(RecentEvents,
                 "a partition counts as older by its newest event, once none can come any more") {
  const Timestamp everything = storage::TimeRange::max;
  CHECK(idsSince(everything) == 0);
  store();
  CHECK(idsSince(everything) == 10'000'000);
  const auto all = listed(*database_, {.page = {3 * ofEach, 0, {}}});
  Timestamp ofFirst = storage::TimeRange::min;
  for (const Event& event : all.items)
    if (event.id < 5'000'000) ofFirst = std::max(ofFirst, event.timestamp);
  CHECK(idsSince(ofFirst) == 0);
  CHECK(idsSince(ofFirst + 1us) == 10'000'000);
  nextEventIs(10'001'001);  // the newest has few: a page may need the one before it
  CHECK(idsSince(everything) == 5'000'000);
}

TEST_CASE_METHOD(RecentEvents, "the newest events are read without the old partitions") {
  store();
  REQUIRE(idsSince(storage::TimeRange::max) > 0);
  storage::ConnectedStores reader(*dialect_, storage::Access::Read);
  REQUIRE(reader.stores().events.list({}).has_value());
  const auto bounded = reader.connection().integer(
      "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%FROM events WHERE%AND id >= $%' "
      "AND statement NOT LIKE '%pg_prepared%'",
      {});
  CHECK(bounded.value_or(0) == 1);
}

TEST_CASE_METHOD(RecentEvents, "every list is the same whether old partitions are left out or not") {
  store();
  const auto untidied = openMigrated(made_.url());
  std::size_t pages = 0;
  for (EventQuery query : everyEventQuery()) {
    query.page = {20, 0, {}};
    for (int page = 0; page < 3; ++page, ++pages) {
      const auto expected = listed(*untidied, query), found = listed(*database_, query);
      REQUIRE(idsOf(found) == idsOf(expected));
      REQUIRE(found.total == expected.total);
      REQUIRE(found.next == expected.next);
      if (found.next.empty()) break;
      query.page.cursor = found.next;
    }
  }
  CHECK(pages > 1'000);
}

}  // namespace
}  // namespace vedette::test

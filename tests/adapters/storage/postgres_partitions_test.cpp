#include <array>

#include "partitions_fixture.hpp"
#include "workload.hpp"

namespace vedette::test {
namespace {

using Names = std::vector<std::string>;

TEST_CASE_METHOD(PartitionsFixture, "a partition for the ids to come is always there ahead") {
  CHECK(tidyUp() == 1);  // drops one that is not needed yet
  CHECK(partitions() == Names{"events_0"});
  nextEventIs(2'000'001);
  CHECK(tidyUp() == 1);
  CHECK(partitions() == Names{"events_0", "events_1"});
  CHECK(tidyUp() == 0);
  nextEventIs(7'000'001);
  CHECK(tidyUp() == 1);  // which drops the empty first one too
  CHECK(partitions() == Names{"events_1", "events_2"});
}

TEST_CASE_METHOD(PartitionsFixture,
                 "a partition is made while somebody reads events for long, and takes some") {
  tidyUp();
  storage::Connection reader(*dialect_, storage::Access::Write);
  reader.script("BEGIN; SELECT count(*) FROM events");
  nextEventIs(4'999'600);
  CHECK(tidyUp() == 1);
  CHECK(partitions() == Names{"events_0", "events_1"});
  REQUIRE(fill(*database_, 1'000, 1'000).has_value());
  reader.script("COMMIT");
}

TEST_CASE_METHOD(PartitionsFixture, "a batch across the border of two partitions is stored and read as one") {
  nextEventIs(4'999'600);
  REQUIRE(fill(*database_, 1'000, 0).has_value());
  const auto page = database_->reading([](const Stores& stores) {
    return stores.events.list({.page = {1'000, 0, {}}});
  });
  REQUIRE(page.has_value());
  CHECK(page->total == 1'000);
  CHECK(page->items.front().id == 5'000'599);
  CHECK(page->items.back().id == 4'999'600);
}

TEST_CASE_METHOD(PartitionsFixture, "a partition goes when its last event is gone, and not before") {
  nextEventIs(4'999'600);
  REQUIRE(fill(*database_, 1'000, 0).has_value());
  nextEventIs(10'000'000);
  tidyUp();
  CHECK(partitions() == Names{"events_0", "events_1", "events_2"});
  removeAll();
  tidyUp();
  CHECK(partitions() == Names{"events_2"});
  REQUIRE(fill(*database_, 1'000, 1'000).has_value());
}

TEST_CASE("events stored before there were partitions are in the first one") {
  const PostgresDatabase made;
  const storage::StorageSettings settings{made.url()};
  const auto dialect = storage::dialectFor(*storage::locate(made.url()), settings);
  const auto migrations = storage::migrationsFor(storage::Product::Postgres);
  {
    storage::Connection connection(*dialect, storage::Access::Write);
    connection.session().beginMigration();
    connection.script(migrations[0].sql);
    connection.script(
        "CREATE TABLE schema_migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL); "
        "INSERT INTO schema_migrations VALUES (1, '0001_schema'); "
        "INSERT INTO event_facets VALUES (1, 's', 't', 1, false, '', '', '', 1); "
        "INSERT INTO event_hours VALUES ('2026-01-01 10:00Z', 1, 1); "
        "INSERT INTO events VALUES (7, 1, '2026-01-01 10:30Z', now(), 'old', '{\"a\": 1}', 'u'); "
        "INSERT INTO event_uids VALUES ('u', 7); UPDATE counters SET next = 12000000 WHERE name = 'event'; "
        "UPDATE counters SET next = 2 WHERE name = 'event_facet'; "
        "COMMIT");
  }
  const auto database = openMigrated(made.url());
  const auto old = database->reading([](const Stores& stores) { return stores.events.find(7); });
  REQUIRE(old.has_value());
  CHECK(old->attributes.json() == R"({"a": 1})");
  REQUIRE(fill(*database, 1'000, 1'000).has_value());
}

}  // namespace
}  // namespace vedette::test

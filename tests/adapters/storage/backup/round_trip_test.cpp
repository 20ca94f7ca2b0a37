#include "backup/catalogue.hpp"
#include "backup_place.hpp"
#include "contents.hpp"
#include "place.hpp"
#include "schema/schema.hpp"
#include "workload.hpp"

namespace vedette::test {
namespace {

using Catch::Contains;

TEST_CASE("a restored database holds every row of every table, and goes on with the next ids") {
  const TemporaryFolder folder;
  const auto from = makePlace(), to = makePlace();
  const auto source = openMigrated(from->url());
  fillEveryTable(*source);
  const auto before = contentsOf(from->url());
  for (const auto& [table, rows] : before) {
    INFO(table);
    CHECK_FALSE(rows.empty());
  }
  const auto written = backUp(from->url(), folder.path() / "b", {.verify = true});
  const auto target = openMigrated(to->url());
  const auto restored = demand(storage::restore({to->url()}, folder.path() / "b", {.verify = true}));
  CHECK(restored.tables == written.tables);
  CHECK(restored.program == "1.2.3");
  CHECK(contentsOf(to->url()) == before);
  std::vector<Event> next = someEvents(1), same = someEvents(1);
  REQUIRE(source->atomically([&](Stores& stores) { return stores.events.append(next); }).has_value());
  REQUIRE(target->atomically([&](Stores& stores) { return stores.events.append(same); }).has_value());
  CHECK(next[0].id == same[0].id);
}

TEST_CASE("many pages and pieces come back whole, their figures with them") {
  const TemporaryFolder folder;
  const auto from = makePlace(), to = makePlace();
  REQUIRE(fill(*openMigrated(from->url()), 20'000, 2'000).has_value());
  backUp(from->url(), folder.path() / "b");
  const auto target = openMigrated(to->url());
  demand(storage::restore({to->url()}, folder.path() / "b", {.verify = true}));
  CHECK(contentsOf(to->url()) == contentsOf(from->url()));
  const auto counts = target->reading([](const Stores& stores) { return stores.events.counts({}); });
  REQUIRE(counts.has_value());
  CHECK(counts->total == 20'000);
}

TEST_CASE("a backup is one snapshot, whatever is stored while it runs") {
  const TemporaryFolder folder;
  const auto from = makePlace(), to = makePlace();
  const auto source = openMigrated(from->url());
  REQUIRE(fill(*source, 2'000, 2'000).has_value());
  const auto before = contentsOf(from->url());
  std::size_t stored = 0;
  const auto storeMore = [&](std::uint64_t) {
    if (stored == 100) return;
    REQUIRE(source->atomically([&](Stores& stores) -> Result<void> {
      auto events = someEvents(10, 50'000 + stored);
      if (auto appended = stores.events.append(events); !appended) return appended.error();
      auto raised = stores.alerts.raise(alertsFor(events), events.front().timestamp);
      if (!raised) return raised.error();
      return {};
    }));
    stored += 10;
  };
  backUp(from->url(), folder.path() / "b", {.onRows = storeMore});
  CHECK(stored > 0);
  const auto target = openMigrated(to->url());
  demand(storage::restore({to->url()}, folder.path() / "b", {.verify = true}));
  CHECK(contentsOf(to->url()) == before);
}

TEST_CASE("a database that has rows is not restored into, and the table is named") {
  const TemporaryFolder folder;
  const auto from = makePlace(), to = makePlace();
  fillEveryTable(*openMigrated(from->url()));
  backUp(from->url(), folder.path() / "b");
  REQUIRE(fill(*openMigrated(to->url()), 1'000, 0).has_value());
  const auto before = contentsOf(to->url());
  const auto refused = refusal(storage::restore({to->url()}, folder.path() / "b", {}));
  CHECK(refused.kind == ErrorKind::Conflict);
  CHECK_THAT(refused.message, Contains("not empty") && Contains("event_facets"));
  CHECK(contentsOf(to->url()) == before);
}

TEST_CASE("a restore that breaks off leaves the database as empty as it was") {
  const TemporaryFolder folder;
  const auto from = makePlace(), to = makePlace();
  REQUIRE(fill(*openMigrated(from->url()), 20'000, 1'000).has_value());
  backUp(from->url(), folder.path() / "b");
  openMigrated(to->url());
  const auto before = contentsOf(to->url());
  const auto breakOff = [](std::uint64_t rows) {
    if (rows > 10'000) throw std::runtime_error("cut");
  };
  refusal(storage::restore({to->url()}, folder.path() / "b", {.onRows = breakOff}));
  CHECK(contentsOf(to->url()) == before);
  demand(storage::restore({to->url()}, folder.path() / "b", {.verify = true}));
}

TEST_CASE("figures that disagree with their rows are found when a restore is verified") {
  const TemporaryFolder folder;
  const auto from = makePlace(), to = makePlace();
  const storage::StorageSettings settings{from->url()};
  fillEveryTable(*openMigrated(settings.url));
  const auto dialect = storage::dialectFor(*storage::locate(settings.url), settings);
  storage::Connection(*dialect, storage::Access::Write).script("UPDATE alert_hours SET n = n + 1");
  backUp(settings.url, folder.path() / "b", {.verify = true});
  openMigrated(to->url());
  const auto before = contentsOf(to->url());
  CHECK_THAT(refusal(storage::restore({to->url()}, folder.path() / "b", {.verify = true})).message,
             Contains("alerts") && Contains("without --verify"));
  CHECK(contentsOf(to->url()) == before);
  demand(storage::restore({to->url()}, folder.path() / "b", {}));
}

TEST_CASE("a database of an older schema is neither backed up nor restored into") {
  const TemporaryFolder folder;
  const auto from = makePlace(), to = makePlace();
  openMigrated(from->url());
  backUp(from->url(), folder.path() / "b");
  refusal(storage::restore({to->url()}, folder.path() / "b", {}));
  refusal(storage::backUp({to->url()}, folder.path() / "c", {}));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "c"));
}

}  // namespace
}  // namespace vedette::test

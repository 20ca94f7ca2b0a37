#include "backup_place.hpp"
#include "contents.hpp"
#include "postgres_database.hpp"
#include "schema/schema.hpp"
#include "workload.hpp"

namespace vedette::test {
namespace {

TEST_CASE("a backup moves everything from SQLite to PostgreSQL, and back") {
  const TemporaryFolder folder;
  const auto fileUrl = [&](const char* name) { return "sqlite://" + (folder.path() / name).string(); };
  const auto source = openMigrated(fileUrl("from.db"));
  fillEveryTable(*source);
  REQUIRE(fill(*source, 10'000, 1'000).has_value());
  const auto before = contentsOf(fileUrl("from.db"));

  const PostgresDatabase there;
  backUp(fileUrl("from.db"), folder.path() / "from sqlite", {.verify = true});
  openMigrated(there.url());
  CHECK(demand(storage::restore({there.url()}, folder.path() / "from sqlite", {.verify = true})).product ==
        "SQLite");
  CHECK(contentsOf(there.url()) == before);

  backUp(there.url(), folder.path() / "from postgres", {.verify = true});
  openMigrated(fileUrl("to.db"));
  demand(storage::restore({fileUrl("to.db")}, folder.path() / "from postgres", {.verify = true}));
  CHECK(contentsOf(fileUrl("to.db")) == before);
}

TEST_CASE("events of any ids find their partition when they are restored into PostgreSQL") {
  const TemporaryFolder folder;
  const std::string url = "sqlite://" + (folder.path() / "from.db").string();
  const auto source = openMigrated(url);
  const auto dialect = storage::dialectFor(*storage::locate(url), {url});
  storage::Connection(*dialect, storage::Access::Write)
      .script("UPDATE counters SET next = 17000000 WHERE name = 'event'");
  fillEveryTable(*source);
  backUp(url, folder.path() / "b");

  const PostgresDatabase there;
  const auto target = openMigrated(there.url());
  demand(storage::restore({there.url()}, folder.path() / "b", {.verify = true}));
  CHECK(contentsOf(there.url()) == contentsOf(url));
  CHECK(fill(*target, 1'000, 0).has_value());
}

}  // namespace
}  // namespace vedette::test

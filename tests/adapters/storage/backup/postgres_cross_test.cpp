#include "backup_place.hpp"
#include "contents.hpp"
#include "postgres_database.hpp"
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

}  // namespace
}  // namespace vedette::test

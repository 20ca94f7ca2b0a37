#include <memory>

#include "database/connected_stores.hpp"
#include "opened.hpp"
#include "place.hpp"
#include "schema/schema.hpp"
#include "sqlite/sqlite_dialect.hpp"

namespace vedette::test {
namespace {

void run(const storage::StorageSettings& settings, const std::string& sql) {
  const auto dialect = storage::dialectFor(*storage::locate(settings.url), settings);
  storage::Connection(*dialect, storage::Access::Write).script(sql);
}

TEST_CASE("migrations are listed before, applied once, and then none is left") {
  const auto place = makePlace();
  const storage::StorageSettings settings{place->url()};
  const auto pending = storage::pendingMigrations(settings);
  REQUIRE(pending.has_value());
  REQUIRE_FALSE(pending->empty());
  CHECK(pending->front().version == 1);
  CHECK(pending->front().sql.find("CREATE TABLE events") != std::string::npos);
  CHECK_FALSE(storage::open(settings).has_value());
  CHECK(*storage::migrate(settings) == pending->size());
  CHECK(*storage::migrate(settings) == 0);
  CHECK(storage::pendingMigrations(settings)->empty());
  CHECK(storage::open(settings).has_value());
}

TEST_CASE("a database newer than the program is refused") {
  const auto place = makePlace();
  const storage::StorageSettings settings{place->url()};
  REQUIRE(storage::migrate(settings).has_value());
  run(settings, "INSERT INTO schema_migrations (version, name) VALUES (9999, 'of the future')");
  for (const Error& error : {storage::open(settings).error(), storage::migrate(settings).error(),
                             storage::pendingMigrations(settings).error()}) {
    CHECK(error.kind == ErrorKind::Unavailable);
    CHECK(error.message.find("newer than this program") != std::string::npos);
  }
}

// What is cut off never commits, so the death of the process is the end of its connection.
TEST_CASE("a migration cut off at any statement leaves the old schema, and the next start completes") {
  const auto place = makePlace();
  const storage::StorageSettings settings{place->url()};
  const auto location = storage::locate(settings.url);
  const auto dialect = storage::dialectFor(*location, settings);
  if (location->product == storage::Product::Sqlite)
    REQUIRE(storage::SqliteDialect(location->where, settings.patience).create().has_value());
  const std::string sql = storage::migrationsFor(location->product).front().sql;
  for (std::size_t end = sql.find(';'); end != sql.npos; end = sql.find(';', end + 1)) {
    storage::Connection connection(*dialect, storage::Access::Write);
    connection.session().beginMigration();
    connection.script(sql.substr(0, end + 1));
  }
  CHECK(storage::pendingMigrations(settings)->size() == storage::migrationsFor(location->product).size());
  CHECK(storage::migrate(settings).has_value());
  CHECK(storage::open(settings).has_value());
}

}  // namespace
}  // namespace vedette::test

#include "vedette/storage/migrations.hpp"

#include <filesystem>

#include "schema/schema.hpp"
#include "sqlite/sqlite_dialect.hpp"

namespace vedette::storage {
namespace {

constexpr const char* makeTable =
    "CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL)";

// In one transaction with the row that records it. False when another process was faster.
bool apply(Connection& connection, const Migration& migration) {
  connection.session().beginMigration();
  connection.script(makeTable);
  const bool mine = schemaVersion(connection) < migration.version;
  if (mine) {
    connection.script(migration.sql);
    connection.run("INSERT INTO schema_migrations (version, name) VALUES (?, ?)",
                   {migration.version, migration.name});
  }
  connection.script("COMMIT");
  return mine;
}

bool isAbsentFile(const Location& location) {
  std::error_code ignored;
  return location.product == Product::Sqlite && !std::filesystem::exists(location.where, ignored);
}

}  // namespace

Result<std::vector<Migration>> pendingMigrations(const StorageSettings& settings) {
  const auto location = locate(settings.url);
  if (!location) return location.error();
  if (isAbsentFile(*location)) return migrationsFor(location->product);
  const auto dialect = dialectFor(*location, settings);
  try {
    Connection connection(*dialect, Access::Read);
    return missing(connection, location->product);
  } catch (const std::exception& problem) {
    return cannotOpen(dialect->classify(problem), settings);
  }
}

Result<std::size_t> applyMissing(const Dialect& dialect, const Location& location,
                                 const StorageSettings& settings, const Migrating& migrating) {
  if (location.product == Product::Sqlite)
    if (auto made = SqliteDialect(location.where, settings.patience).create(); !made) return made.error();
  Connection connection(dialect, Access::Write);
  const auto wanted = missing(connection, location.product);
  if (!wanted) return wanted.error();
  if (!wanted->empty()) migrating(wanted->size());
  std::size_t applied = 0;
  for (const Migration& migration : *wanted) applied += apply(connection, migration) ? 1 : 0;
  return applied;
}

Result<std::size_t> migrate(const StorageSettings& settings) {
  const auto location = locate(settings.url);
  if (!location) return location.error();
  const auto dialect = dialectFor(*location, settings);
  try {
    return applyMissing(*dialect, *location, settings, [](std::size_t) {});
  } catch (const std::exception& problem) {
    return cannotOpen(dialect->classify(problem), settings);
  }
}

}  // namespace vedette::storage

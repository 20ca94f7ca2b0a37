#include <soci/sqlite3/soci-sqlite3.h>

#include "database/connected_stores.hpp"
#include "opened.hpp"
#include "schema/schema.hpp"
#include "sqlite/sqlite_session.hpp"
#include "temporary_folder.hpp"
#include "workload.hpp"

namespace vedette::test {
namespace {

sqlite_api::sqlite3* handleOf(storage::Connection& connection) {
  return static_cast<soci::sqlite3_session_backend*>(
             dynamic_cast<storage::SqliteSession&>(connection.session()).soci().get_backend())
      ->conn_;
}

std::vector<std::string> statementsOf(storage::Connection& connection) {
  std::vector<std::string> statements;
  sqlite_api::sqlite3_stmt* statement = nullptr;
  while ((statement = sqlite_api::sqlite3_next_stmt(handleOf(connection), statement)) != nullptr)
    statements.emplace_back(sqlite_api::sqlite3_sql(statement));
  return statements;
}

std::string planOf(storage::Connection& connection, const std::string& statement) {
  sqlite_api::sqlite3_stmt* explain = nullptr;
  const std::string sql = "EXPLAIN QUERY PLAN " + statement;
  REQUIRE(sqlite_api::sqlite3_prepare_v2(handleOf(connection), sql.c_str(), -1, &explain, nullptr) ==
          SQLITE_OK);
  std::string plan;
  while (sqlite_api::sqlite3_step(explain) == SQLITE_ROW)
    plan += std::string(reinterpret_cast<const char*>(sqlite_api::sqlite3_column_text(explain, 3))) + "\n";
  sqlite_api::sqlite3_finalize(explain);
  return plan;
}

// Those that a scan looked at: a limited number.
bool sortsOnlyNearRows(const std::string& plan) { return plan.find("CO-ROUTINE near") != plan.npos; }

bool walksLargeTable(const std::string& plan) {
  for (const char* scan : {"SCAN events", "SCAN alerts", "SCAN alert_", "SCAN event_uids"})
    if (plan.find(scan) != plan.npos && plan.find("SCAN alert_facets") == plan.npos) return true;
  return plan.find("B-TREE FOR ORDER BY") != plan.npos && !sortsOnlyNearRows(plan);
}

TEST_CASE("no documented filter or order walks a whole table of SQLite") {
  const TemporaryFolder folder;
  const storage::StorageSettings settings{"sqlite://" + (folder.path() / "plans.db").string()};
  const auto database = openMigrated(settings.url);
  REQUIRE(fill(*database, 20'000, 5'000).has_value());
  const auto dialect = storage::dialectFor(*storage::locate(settings.url), settings);
  storage::Connection(*dialect, storage::Access::Write).script("ANALYZE");

  storage::ConnectedStores reader(*dialect, storage::Access::Read);
  REQUIRE(runEveryList(reader.stores()).has_value());
  const auto statements = statementsOf(reader.connection());
  CHECK(statements.size() > 15);
  for (const std::string& statement : statements) {
    const std::string plan = planOf(reader.connection(), statement);
    INFO(statement << "\n" << plan);
    CHECK_FALSE(walksLargeTable(plan));
  }
  CHECK(walksLargeTable(planOf(reader.connection(), "SELECT id FROM events WHERE description = 'x'")));
}

}  // namespace
}  // namespace vedette::test

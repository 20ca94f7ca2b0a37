#include <array>
#include <sstream>

#include "database/connected_stores.hpp"
#include "opened.hpp"
#include "postgres_database.hpp"
#include "schema/schema.hpp"
#include "workload.hpp"

namespace vedette::test {
namespace {

struct Prepared {
  std::string name;
  std::string sql;
  int parameters;
};

std::vector<Prepared> statementsOf(storage::Connection& connection) {
  static constexpr std::array columns{storage::Kind::Text, storage::Kind::Text, storage::Kind::Integer};
  std::vector<Prepared> statements;
  connection.each(
      "SELECT name, statement, coalesce(array_length(parameter_types, 1), 0) FROM pg_prepared_statements "
      "WHERE statement NOT LIKE '%pg_prepared_statements%'",
      columns, {}, [&](storage::Row& row) {
        statements.push_back({row.text(0), row.text(1), static_cast<int>(row.integer(2))});
      });
  return statements;
}

// The plan that serves every value of the parameters.
std::string planOf(storage::Connection& connection, const Prepared& statement) {
  static constexpr std::array columns{storage::Kind::Text};
  std::string nulls, plan;
  for (int i = 0; i < statement.parameters; ++i) nulls += i == 0 ? "(NULL" : ", NULL";
  if (!nulls.empty()) nulls += ")";
  connection.each("EXPLAIN EXECUTE " + statement.name + nulls, columns, {},
                  [&](storage::Row& row) { plan += row.text(0) + "\n"; });
  return plan;
}

// Reads an index from end to end, to no limit.
bool walksIndex(const std::string& plan) {
  std::istringstream lines(plan);
  for (std::string line, below; std::getline(lines, line);)
    if (line.find("Scan using") != line.npos && std::getline(lines, below) &&
        below.find("Index Cond") == below.npos && plan.find("Limit") == plan.npos)
      for (const char* table : {" on events", " on alerts", " on alert_", " on event_uids"})
        if (line.find(table) != line.npos && line.find("_facets") == line.npos &&
            line.find("_hours") == line.npos)
          return true;
  return false;
}

bool walksLargeTable(const std::string& plan) {
  for (const char* scan : {"Seq Scan on events", "Seq Scan on alerts", "Seq Scan on alert_entities",
                           "Seq Scan on alert_events", "Seq Scan on event_uids"})
    if (plan.find(scan) != plan.npos) return true;
  // A page is read in order: a sort may only finish what an index began, or merge what was read by a limited
  // range of an index for each arm. The events of one alert are sorted.
  if (plan.find("alert_events") != plan.npos || plan.find("Function Scan on a ") != plan.npos) return false;
  return plan.find("Limit") != plan.npos && plan.find("->  Sort") != plan.npos;
}

// The rows that are not folded yet are the newest: any index but that of the ids leads to many others.
bool looksForTheNewestByTime(const std::string& sql, const std::string& plan) {
  if (sql.find("id >= (SELECT next FROM folded") == sql.npos) return false;
  std::istringstream lines(plan);
  for (std::string line; std::getline(lines, line);)
    if (line.find("Index") != line.npos && line.find("Scan") != line.npos && line.find("_pkey") == line.npos)
      return true;
  return false;
}

TEST_CASE("no documented filter or order walks a whole table of PostgreSQL") {
  const PostgresDatabase made;
  const storage::StorageSettings settings{made.url()};
  const auto database = openMigrated(settings.url);
  REQUIRE(fill(*database, 20'000, 5'000).has_value());
  const auto dialect = storage::dialectFor(*storage::locate(settings.url), settings);
  storage::Connection(*dialect, storage::Access::Write).script("VACUUM ANALYZE");

  storage::ConnectedStores reader(*dialect, storage::Access::Read);
  REQUIRE(runEveryList(reader.stores()).has_value());
  storage::Connection& connection = reader.connection();
  const auto statements = statementsOf(connection);
  CHECK(statements.size() > 15);
  for (const Prepared& statement : statements) {
    const std::string plan = planOf(connection, statement);
    INFO(statement.sql << "\n" << plan);
    CHECK_FALSE(walksLargeTable(plan));
    CHECK_FALSE(walksIndex(plan));
    CHECK_FALSE(looksForTheNewestByTime(statement.sql, plan));
  }
}

}  // namespace
}  // namespace vedette::test

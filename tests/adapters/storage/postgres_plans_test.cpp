#include <soci/soci.h>

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

std::vector<Prepared> statementsOf(soci::session& session) {
  std::vector<Prepared> statements;
  const soci::rowset<soci::row> rows =
      (session.prepare << "SELECT name, statement, coalesce(array_length(parameter_types, 1), 0) "
                          "FROM pg_prepared_statements WHERE statement NOT LIKE '%pg_prepared_statements%'");
  for (const auto& row : rows)
    statements.push_back({row.get<std::string>(0), row.get<std::string>(1), row.get<int>(2)});
  return statements;
}

// The plan that serves every value of the parameters.
std::string planOf(soci::session& session, const Prepared& statement) {
  std::string nulls;
  for (int i = 0; i < statement.parameters; ++i) nulls += i == 0 ? "(NULL" : ", NULL";
  if (!nulls.empty()) nulls += ")";
  const soci::rowset<std::string> lines = (session.prepare << "EXPLAIN EXECUTE " + statement.name + nulls);
  std::string plan;
  for (const std::string& line : lines) plan += line + "\n";
  return plan;
}

bool walksLargeTable(const std::string& plan) {
  for (const char* scan : {"Seq Scan on events", "Seq Scan on alerts", "Seq Scan on alert_entities",
                           "Seq Scan on alert_events", "Seq Scan on event_uids"})
    if (plan.find(scan) != plan.npos) return true;
  // A page is read in order: a sort may only finish what an index began. The events of one alert are sorted.
  if (plan.find("alert_events") != plan.npos) return false;
  return plan.find("Limit") != plan.npos && plan.find("->  Sort") != plan.npos;
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
  soci::session& session = reader.connection().session();
  const auto statements = statementsOf(session);
  CHECK(statements.size() > 15);
  session << "SET plan_cache_mode = force_generic_plan";
  for (const Prepared& statement : statements) {
    const std::string plan = planOf(session, statement);
    INFO(statement.sql << "\n" << plan);
    CHECK_FALSE(walksLargeTable(plan));
  }
}

}  // namespace
}  // namespace vedette::test

#include "sqlite/sqlite_dialect.hpp"

#include <algorithm>
#include <map>

#include "facets/facet_table.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {
namespace {

class SqliteInsert final : public BulkInsert {
 public:
  SqliteInsert(Connection& connection, std::string_view table, std::string_view columns)
      : connection_(connection) {
    sql_.append("INSERT INTO ").append(table).append(" (").append(columns).append(") VALUES (?");
    for (auto left = std::count(columns.begin(), columns.end(), ','); left > 0; --left) sql_ += ", ?";
    sql_ += ')';
  }
  void row(Values values) override { connection_.run(sql_, values); }
  void finish() override {}

 private:
  Connection& connection_;
  std::string sql_;
};

}  // namespace

std::string SqliteDialect::amongTexts(std::string_view column) const {
  return std::string(column) + " IN (SELECT value FROM json_each(?))";
}

std::string SqliteDialect::amongIntegers(std::string_view column) const { return amongTexts(column); }

std::unique_ptr<BulkInsert> SqliteDialect::bulkInsert(Connection& connection, std::string_view table,
                                                      std::string_view columns) const {
  return std::make_unique<SqliteInsert>(connection, table, columns);
}

void SqliteDialect::addCounts(Connection& connection, const FacetTable& table,
                              const std::vector<CountDelta>& deltas) const {
  const std::string hours = "INSERT INTO " + table.hours +
                            " (hour, facet_id, n) VALUES (?, ?, ?) "
                            "ON CONFLICT (hour, facet_id) DO UPDATE SET n = n + excluded.n";
  const std::string facets = "UPDATE " + table.facets + " SET n = n + ? WHERE id = ?";
  std::map<FacetId, std::int64_t> sums;
  for (const CountDelta& delta : deltas) {
    connection.run(hours, {delta.hour, delta.facet, delta.n});
    sums[delta.facet] += delta.n;
  }
  for (const auto& [facet, n] : sums) connection.run(facets, {n, facet});
}

}  // namespace vedette::storage

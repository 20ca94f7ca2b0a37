#include "sqlite/sqlite_dialect.hpp"

#include <map>

#include "facets/facet_table.hpp"
#include "sql/connection.hpp"
#include "sqlite/sqlite_session.hpp"

namespace vedette::storage {
std::unique_ptr<SqlSession> SqliteDialect::connect(Access access) const {
  return std::make_unique<SqliteSession>(file_, access);
}

std::string SqliteDialect::amongTexts(std::string_view column) const {
  return std::string(column) + " IN (SELECT value FROM json_each(?))";
}

std::string SqliteDialect::amongIntegers(std::string_view column) const { return amongTexts(column); }

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

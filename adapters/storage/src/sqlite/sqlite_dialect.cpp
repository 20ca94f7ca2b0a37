#include "sqlite/sqlite_dialect.hpp"

#include <fmt/format.h>

#include <map>

#include "facets/span_counts.hpp"
#include "sqlite/sqlite_library.hpp"
#include "sqlite/sqlite_session.hpp"

namespace vedette::storage {

std::unique_ptr<SqlSession> SqliteDialect::connect(Access access) const {
  setUpSqlite();
  return std::make_unique<SqliteSession>(file_, access);
}

std::string SqliteDialect::amongTexts(std::string_view column) const {
  return std::string(column) + " IN (SELECT value FROM json_each(?))";
}

std::string SqliteDialect::amongIntegers(std::string_view column) const { return amongTexts(column); }

std::string SqliteDialect::startOf(std::string_view time, std::chrono::seconds width) const {
  return fmt::format("{0} - (({0} % {1}) + {1}) % {1}", time, std::chrono::microseconds(width).count());
}

// In two statements: for RETURNING the library opens a table of its own, which costs more than both.
std::optional<std::int64_t> SqliteDialect::moveOn(Connection& connection, std::string_view counter,
                                                  std::size_t count) const {
  const auto next = connection.integer("SELECT next FROM counters WHERE name = ?", {counter});
  connection.run("UPDATE counters SET next = next + ? WHERE name = ?", {count, counter});
  return next;
}

void SqliteDialect::addCounts(Connection& connection, const FacetTable& table,
                              const std::vector<CountDelta>& deltas) const {
  const std::string hours = "INSERT INTO " + table.hours().table +
                            " (hour, facet_id, n) VALUES (?, ?, ?) "
                            "ON CONFLICT (hour, facet_id) DO UPDATE SET n = n + excluded.n";
  const std::string facets = "UPDATE " + table.facets + " SET n = n + ? WHERE id = ?";
  std::map<FacetId, std::int64_t> sums;
  for (const CountDelta& delta : deltas) {
    connection.run(hours, {delta.start, delta.facet, delta.n});
    sums[delta.facet] += delta.n;
  }
  for (const auto& [facet, n] : sums) connection.run(facets, {n, facet});
}

void SqliteDialect::foldCounts(Connection& connection, const FacetTable& table,
                               const FreshRows& fresh) const {
  SpanCounts(connection, table).fold(fresh);
}

void SqliteDialect::deriveCounts(Connection& connection, const FacetTable& table,
                                 const std::vector<CountDelta>& deltas) const {
  SpanCounts(connection, table).add(deltas);
}

}  // namespace vedette::storage

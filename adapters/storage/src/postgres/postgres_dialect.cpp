#include "postgres/postgres_dialect.hpp"

#include <fmt/format.h>

#include <array>

#include "facets/facet_table.hpp"
#include "facets/paging/time_range.hpp"
#include "postgres/derive_counts.hpp"
#include "postgres/session/postgres_session.hpp"
#include "postgres/wire/array_text.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {

std::unique_ptr<SqlSession> PostgresDialect::connect(Access access) const {
  return std::make_unique<PostgresSession>(uri_, patience_, access);
}

std::string_view PostgresDialect::beginMigration() const {
  return "SET statement_timeout = 0; BEGIN; "
         "CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL); "
         "LOCK TABLE schema_migrations IN EXCLUSIVE MODE";
}

std::string PostgresDialect::amongTexts(std::string_view column) const {
  return std::string(column) + " = ANY (ARRAY(SELECT jsonb_array_elements_text(CAST(? AS jsonb))))";
}

// Read once by the inner SELECT, not for each row.
std::string PostgresDialect::amongIntegers(std::string_view column) const {
  return std::string(column) +
         " = ANY (CAST((SELECT CAST(translate(?, '[]', '{}') AS bigint[])) AS bigint[]))";
}

std::string PostgresDialect::startOf(std::string_view time, std::chrono::seconds width) const {
  return fmt::format("date_bin('{} s', {}, timestamptz '0001-01-01 00:00:00Z')", width.count(), time);
}

std::optional<std::int64_t> PostgresDialect::moveOn(Connection& connection, std::string_view counter,
                                                    std::size_t count) const {
  return connection.integer("UPDATE counters SET next = next + ? WHERE name = ? RETURNING next - ?",
                            {count, counter, count});
}

// One round trip for both tables.
void PostgresDialect::addCounts(Connection& connection, const FacetTable& table,
                                const std::vector<CountDelta>& deltas) const {
  ArrayText hours, facets, counts;
  for (const CountDelta& delta : deltas) {
    hours.add(delta.start);
    facets.add(delta.facet);
    counts.add(delta.n);
  }
  connection.send(
      "WITH delta AS (SELECT * FROM unnest(CAST(? AS timestamptz[]), CAST(? AS bigint[]), CAST(? AS "
      "bigint[])) "
      "AS d (hour, facet_id, n)), hourly AS (INSERT INTO " +
          table.hours().table +
          " AS h (hour, facet_id, n) SELECT hour, facet_id, n FROM delta "
          "ON CONFLICT (hour, facet_id) DO UPDATE SET n = h.n + excluded.n) UPDATE " +
          table.facets +
          " f SET n = f.n + s.n FROM (SELECT facet_id, CAST(sum(n) AS bigint) AS n FROM delta GROUP BY "
          "facet_id) s "
          "WHERE f.id = s.facet_id",
      {hours.text(), facets.text(), counts.text()});
}

void PostgresDialect::foldCounts(Connection& connection, const FacetTable& table, const FreshRows&) const {
  connection.send(foldCountsAtOnce(table), {table.rows});
}

void PostgresDialect::deriveCounts(Connection& connection, const FacetTable& table,
                                   const std::vector<CountDelta>& deltas) const {
  std::vector<ArrayText> starts(table.counts.size());
  ArrayText facets, counts;
  for (const CountDelta& delta : deltas) {
    for (std::size_t depth = 0; depth < starts.size(); ++depth)
      starts[depth].add(storage::startOf(delta.start, table.counts[depth].width));
    facets.add(delta.facet);
    counts.add(delta.n);
  }
  connection.send(deriveCountsAtOnce(table), {starts[0].text(), starts[1].text(), starts[2].text(),
                                              starts[3].text(), facets.text(), counts.text()});
  for (std::size_t finer = FacetTable::hourly + 1; finer < starts.size(); ++finer)
    for (std::size_t depth = FacetTable::hourly; depth < finer; ++depth)
      connection.send(dropCounts(table, depth, finer), {starts[depth].text(), facets.text()});
}

}  // namespace vedette::storage

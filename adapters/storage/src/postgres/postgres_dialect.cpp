#include "postgres/postgres_dialect.hpp"

#include <fmt/format.h>

#include <array>
#include <map>

#include "facets/facet_table.hpp"
#include "facets/paging/time_range.hpp"
#include "postgres/derive_counts.hpp"
#include "postgres/session/postgres_session.hpp"
#include "postgres/wire/times_text.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {

std::unique_ptr<SqlSession> PostgresDialect::connect(Access access) const {
  return std::make_unique<PostgresSession>(uri_, patience_, access);
}

std::string PostgresDialect::amongTexts(std::string_view column) const {
  return std::string(column) + " = ANY (ARRAY(SELECT jsonb_array_elements_text(CAST(? AS jsonb))))";
}

std::string PostgresDialect::amongIntegers(std::string_view column) const {
  return std::string(column) + " = ANY (?)";
}

std::string PostgresDialect::startOf(std::string_view time, std::chrono::seconds width) const {
  return fmt::format("date_bin('{} s', {}, timestamptz '0001-01-01 00:00:00Z')", width.count(), time);
}

std::optional<std::int64_t> PostgresDialect::moveOn(Connection& connection, std::string_view counter,
                                                    std::size_t count) const {
  return connection.integer("UPDATE counters SET next = next + ? WHERE name = ? RETURNING next - ?",
                            {count, counter, count});
}

// Neither statement waits. Hours are numbers, because reading a time from its text is slow.
void PostgresDialect::addCounts(Connection& connection, const FacetTable& table,
                                const std::vector<CountDelta>& deltas) const {
  std::map<FacetId, std::int64_t> ofFacets;
  std::vector<std::int64_t> hours, facets, counts;
  for (const CountDelta& delta : deltas) {
    hours.push_back(toMicroseconds(delta.start) / 1'000'000);
    facets.push_back(delta.facet);
    counts.push_back(delta.n);
    ofFacets[delta.facet] += delta.n;
  }
  connection.send(
      "INSERT INTO " + table.hours().table +
          " AS h (hour, facet_id, n) SELECT to_timestamp(second), facet_id, n FROM "
          "unnest(CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[])) "
          "AS d (second, facet_id, n) ON CONFLICT (hour, facet_id) DO UPDATE SET n = h.n + excluded.n",
      {hours, facets, counts});
  std::vector<std::int64_t> changed, sums;
  for (const auto& [facet, n] : ofFacets) {
    changed.push_back(facet);
    sums.push_back(n);
  }
  connection.send("UPDATE " + table.facets +
                      " f SET n = f.n + d.n FROM unnest(CAST(? AS bigint[]), CAST(? AS bigint[])) "
                      "AS d (facet_id, n) WHERE f.id = d.facet_id",
                  {changed, sums});
}

void PostgresDialect::foldCounts(Connection& connection, const FacetTable& table, const FreshRows&) const {
  connection.send(foldCountsAtOnce(table), {table.rows});
}

void PostgresDialect::deriveCounts(Connection& connection, const FacetTable& table,
                                   const std::vector<CountDelta>& deltas) const {
  std::vector<TimesText> starts(table.counts.size());
  std::vector<std::int64_t> facets, counts;
  for (const CountDelta& delta : deltas) {
    for (std::size_t depth = 0; depth < starts.size(); ++depth)
      starts[depth].add(storage::startOf(delta.start, table.counts[depth].width));
    facets.push_back(delta.facet);
    counts.push_back(delta.n);
  }
  connection.send(deriveCountsAtOnce(table),
                  {starts[0].text(), starts[1].text(), starts[2].text(), starts[3].text(), facets, counts});
  for (std::size_t finer = FacetTable::hourly + 1; finer < starts.size(); ++finer)
    for (std::size_t depth = FacetTable::hourly; depth < finer; ++depth)
      connection.send(dropCounts(table, depth, finer), {starts[depth].text(), facets});
}

}  // namespace vedette::storage

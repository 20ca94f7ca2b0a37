#include "postgres/postgres_dialect.hpp"

#include <fmt/format.h>

#include <array>
#include <map>

#include "facets/facet_table.hpp"
#include "facets/paging/time_range.hpp"
#include "postgres/derive_counts.hpp"
#include "postgres/session/postgres_session.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {
namespace {

// As columns. Times are numbers, because reading a time from its text is slow.
struct Deltas {
  std::vector<std::int64_t> seconds, facets, counts;

  explicit Deltas(const std::vector<CountDelta>& deltas) {
    for (const CountDelta& delta : deltas) {
      seconds.push_back(toMicroseconds(delta.start) / 1'000'000);
      facets.push_back(delta.facet);
      counts.push_back(delta.n);
    }
  }
};

}  // namespace

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
  return startOfSpan(time, width);
}

std::optional<std::int64_t> PostgresDialect::moveOn(Connection& connection, std::string_view counter,
                                                    std::size_t count) const {
  return connection.integer("UPDATE counters SET next = next + ? WHERE name = ? RETURNING next - ?",
                            {count, counter, count});
}

// Neither statement waits.
void PostgresDialect::addCounts(Connection& connection, const FacetTable& table,
                                const std::vector<CountDelta>& byHour) const {
  const Deltas deltas(byHour);
  connection.send(
      "INSERT INTO " + table.hours().table +
          " AS h (hour, facet_id, n) SELECT to_timestamp(second), facet_id, n FROM "
          "unnest(CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[])) "
          "AS d (second, facet_id, n) ON CONFLICT (hour, facet_id) DO UPDATE SET n = h.n + excluded.n",
      {deltas.seconds, deltas.facets, deltas.counts});
  std::map<FacetId, std::int64_t> ofFacets;
  for (const CountDelta& delta : byHour) ofFacets[delta.facet] += delta.n;
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

void PostgresDialect::foldCounts(Connection& connection, const FacetTable& table,
                                 const FreshRows& fresh) const {
  const Deltas deltas(fresh.bySecond);
  connection.send(foldCountsAtOnce(table),
                  {table.rows, fresh.first, deltas.seconds, deltas.facets, deltas.counts});
}

void PostgresDialect::deriveCounts(Connection& connection, const FacetTable& table,
                                   const std::vector<CountDelta>& bySecond) const {
  const Deltas deltas(bySecond);
  connection.send(deriveCountsAtOnce(table), {deltas.seconds, deltas.facets, deltas.counts});
  for (std::size_t finer = FacetTable::hourly + 1; finer < table.counts.size(); ++finer)
    for (std::size_t depth = FacetTable::hourly; depth < finer; ++depth)
      connection.send(dropCounts(table, depth, finer), {deltas.seconds, deltas.facets});
}

}  // namespace vedette::storage

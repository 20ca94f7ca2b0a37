#include "facets/derived_counts.hpp"

#include <fmt/format.h>

#include <array>

namespace vedette::storage {
namespace {

Timestamp lastOf(Timestamp start, std::chrono::seconds width) {
  return start + width - std::chrono::microseconds{1};
}

}  // namespace

void DerivedCounts::make(std::size_t depth, Timestamp start, FacetId facet) {
  if (depth + 1 == table_.counts.size()) return;
  const Timestamp last = lastOf(start, table_.counts[depth].width);
  count(depth + 1, start, last, facet);
  const CountTable& made = table_.counts[depth + 1];
  static constexpr std::array startAlone{Kind::Time};
  std::vector<Timestamp> full;
  connection_.each(fmt::format("SELECT {0} FROM {1} WHERE {0} >= ? AND {0} <= ? AND facet_id = ? AND n > ?",
                               made.start, made.table),
                   startAlone, {start, last, facet, crowded}, [&](Row& row) { full.push_back(row.time(0)); });
  for (const Timestamp span : full) make(depth + 1, span, facet);
}

void DerivedCounts::count(std::size_t depth, Timestamp low, Timestamp high, FacetId facet) {
  const CountTable& to = table_.counts[depth];
  connection_.run(fmt::format("INSERT INTO {0} ({1}, facet_id, n) SELECT {2}, facet_id, count(*) FROM {3} "
                              "WHERE facet_id = ? AND {4} >= ? AND {4} <= ? GROUP BY 1, 2",
                              to.table, to.start, connection_.dialect().startOf(table_.time, to.width),
                              table_.rows, table_.time),
                  {facet, low, high});
}

void DerivedCounts::drop(std::size_t depth, Timestamp start, FacetId facet) {
  const Timestamp last = lastOf(start, table_.counts[depth].width);
  for (std::size_t finer = depth + 1; finer < table_.counts.size(); ++finer) {
    const CountTable& from = table_.counts[finer];
    connection_.run(
        fmt::format("DELETE FROM {0} WHERE {1} >= ? AND {1} <= ? AND facet_id = ?", from.table, from.start),
        {start, last, facet});
  }
}

void DerivedCounts::makeDays() {
  const CountTable &days = table_.counts[FacetTable::hourly - 1], &hours = table_.hours();
  connection_.run(fmt::format("INSERT INTO {} ({}, facet_id, n) SELECT {}, facet_id, CAST(sum(n) AS bigint) "
                              "FROM {} GROUP BY 1, 2",
                              days.table, days.start, connection_.dialect().startOf(hours.start, days.width),
                              hours.table),
                  {});
}

void DerivedCounts::makeAll() {
  makeDays();
  static constexpr std::array startAndFacet{Kind::Time, Kind::Integer};
  const CountTable& hours = table_.hours();
  std::vector<std::pair<Timestamp, FacetId>> full;
  connection_.each(fmt::format("SELECT {}, facet_id FROM {} WHERE n > ?", hours.start, hours.table),
                   startAndFacet, {crowded},
                   [&](Row& row) { full.emplace_back(row.time(0), row.integer(1)); });
  for (const auto& [start, facet] : full) make(FacetTable::hourly, start, facet);
}

}  // namespace vedette::storage

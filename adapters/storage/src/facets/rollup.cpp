#include "facets/rollup.hpp"

#include <array>

namespace vedette::storage {
namespace {

constexpr std::array facetAndCount{Kind::Integer, Kind::Integer};
constexpr std::array count{Kind::Integer};

}  // namespace

void Rollup::askTotal(const TimeRange& range, std::uint64_t& total) const {
  total = 0;
  if (range.everything()) {
    connection_.ask("SELECT CAST(coalesce(sum(n), 0) AS bigint) FROM " + table_.facets, count, {},
                    [&total](Row& row) { total = static_cast<std::uint64_t>(row.integer(0)); });
    return;
  }
  RangeCounts(connection_, table_).askTotal(range, total);
}

void Rollup::askFacets(const std::vector<FacetId>& facets, FacetId newest, Counts& counts) const {
  connection_.ask("SELECT id, n FROM " + table_.facets + " WHERE n > 0 AND (" +
                      connection_.dialect().amongIntegers("id") + " OR id > ?)",
                  facetAndCount, {facets, newest}, [&counts](Row& row) {
                    counts.emplace(row.integer(0), static_cast<std::uint64_t>(row.integer(1)));
                  });
}

Rollup::Counts Rollup::byFacet(const TimeRange& range, const Accept& accept) const {
  Counts counts;
  if (range.empty()) return counts;
  if (range.everything()) {
    connection_.each("SELECT id, n FROM " + table_.facets + " WHERE n > 0", facetAndCount, {}, [&](Row& row) {
      counts.emplace(row.integer(0), static_cast<std::uint64_t>(row.integer(1)));
    });
    std::erase_if(counts, [&](const auto& each) { return !accept(each.first); });
    return counts;
  }
  RangeCounts(connection_, table_).askFacets(range, accept, counts);
  connection_.settle();
  return counts;
}

std::map<Timestamp, std::uint64_t> Rollup::byHour(Timestamp since) const {
  static constexpr std::array columns{Kind::Time, Kind::Integer};
  std::map<Timestamp, std::uint64_t> hours;
  connection_.each("SELECT hour, CAST(sum(n) AS bigint) FROM " + table_.hours().table +
                       " WHERE hour >= ? GROUP BY hour HAVING sum(n) > 0",
                   columns, {since},
                   [&](Row& row) { hours.emplace(row.time(0), static_cast<std::uint64_t>(row.integer(1))); });
  return hours;
}

}  // namespace vedette::storage

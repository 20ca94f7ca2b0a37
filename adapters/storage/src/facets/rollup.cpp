#include "facets/rollup.hpp"

#include <array>
#include <optional>
#include <vector>

#include "sql/id_array.hpp"

namespace vedette::storage {
namespace {

using std::chrono::hours;
using std::chrono::microseconds;

constexpr std::array facetAndCount{Kind::Integer, Kind::Integer};
constexpr std::array facetAlone{Kind::Integer};
constexpr std::array count{Kind::Integer};

// A range as the hours that lie in it and what is left before and behind them.
struct Split {
  std::optional<TimeRange> before;
  std::optional<TimeRange> whole;  // starts of hours
  std::optional<TimeRange> behind;
};

Split split(const TimeRange& range) {
  Timestamp first = hourOf(range.low);
  if (first != range.low) first += hours{1};
  Timestamp last = hourOf(range.high);  // the last hour that ends in the range
  if (range.high != last + hours{1} - microseconds{1}) last -= hours{1};
  if (first > last) return {range, {}, {}};
  Split parts{{}, TimeRange{first, last}, {}};
  if (range.low < first) parts.before = TimeRange{range.low, first - microseconds{1}};
  if (range.high > last + hours{1} - microseconds{1}) parts.behind = TimeRange{last + hours{1}, range.high};
  return parts;
}

}  // namespace

void Rollup::askTotal(const TimeRange& range, std::uint64_t& total) const {
  total = 0;
  if (range.empty()) return;
  if (range.everything()) {
    connection_.ask("SELECT CAST(coalesce(sum(n), 0) AS bigint) FROM " + table_.facets, count, {},
                    [&total](Row& row) { total = static_cast<std::uint64_t>(row.integer(0)); });
    return;
  }
  const Split parts = split(range);
  if (parts.before) total += rowsIn(*parts.before);
  if (parts.behind) total += rowsIn(*parts.behind);
  if (parts.whole)
    total += *connection_.integer(
        "SELECT CAST(coalesce(sum(n), 0) AS bigint) FROM " + table_.hours + " WHERE hour >= ? AND hour <= ?",
        {parts.whole->low, parts.whole->high});
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
  const Split parts = split(range);
  if (parts.whole) counts = ofWholeHours(*parts.whole, accept);
  if (parts.before) countRows(*parts.before, accept, counts);
  if (parts.behind) countRows(*parts.behind, accept, counts);
  return counts;
}

std::map<Timestamp, std::uint64_t> Rollup::byHour(Timestamp since) const {
  static constexpr std::array columns{Kind::Time, Kind::Integer};
  std::map<Timestamp, std::uint64_t> hours;
  connection_.each("SELECT hour, CAST(sum(n) AS bigint) FROM " + table_.hours +
                       " WHERE hour >= ? GROUP BY hour HAVING sum(n) > 0",
                   columns, {since},
                   [&](Row& row) { hours.emplace(row.time(0), static_cast<std::uint64_t>(row.integer(1))); });
  return hours;
}

Rollup::Counts Rollup::ofWholeHours(const TimeRange& hours, const Accept& accept) const {
  Counts counts;
  connection_.each("SELECT facet_id, CAST(sum(n) AS bigint) FROM " + table_.hours +
                       " WHERE hour >= ? AND hour <= ? GROUP BY facet_id HAVING sum(n) > 0",
                   facetAndCount, {hours.low, hours.high}, [&](Row& row) {
                     counts.emplace(row.integer(0), static_cast<std::uint64_t>(row.integer(1)));
                   });
  std::erase_if(counts, [&](const auto& each) { return !accept(each.first); });
  return counts;
}

void Rollup::countRows(const TimeRange& part, const Accept& accept, Counts& counts) const {
  std::vector<std::int64_t> present;
  connection_.each(
      "SELECT DISTINCT facet_id FROM " + table_.hours + " WHERE hour >= ? AND hour <= ? AND n > 0",
      facetAlone, {hourOf(part.low), hourOf(part.high)},
      [&](Row& row) { present.push_back(row.integer(0)); });
  std::erase_if(present, [&](FacetId id) { return !accept(id); });
  if (present.empty()) return;
  connection_.each("SELECT facet_id, count(*) FROM " + table_.rows + " WHERE " +
                       connection_.dialect().amongIntegers("facet_id") + " AND " + table_.time +
                       " >= ? AND " + table_.time + " <= ? GROUP BY facet_id",
                   facetAndCount, {idArray(present), part.low, part.high},
                   [&](Row& row) { counts[row.integer(0)] += static_cast<std::uint64_t>(row.integer(1)); });
}

std::uint64_t Rollup::rowsIn(const TimeRange& part) const {
  const auto& time = table_.time;
  return *connection_.integer(
      "SELECT count(*) FROM " + table_.rows + " WHERE " + time + " >= ? AND " + time + " <= ?",
      {part.low, part.high});
}

}  // namespace vedette::storage

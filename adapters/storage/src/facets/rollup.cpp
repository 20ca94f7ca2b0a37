#include "facets/rollup.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "facets/span_split.hpp"
#include "sql/id_array.hpp"

namespace vedette::storage {
namespace {

constexpr std::array facetAndCount{Kind::Integer, Kind::Integer};
constexpr std::array count{Kind::Integer};

}  // namespace

void Rollup::askTotal(const TimeRange& range, std::uint64_t& total) const {
  total = 0;
  if (range.empty()) return;
  if (range.everything()) {
    connection_.ask("SELECT CAST(coalesce(sum(n), 0) AS bigint) FROM " + table_.facets, count, {},
                    [&total](Row& row) { total = static_cast<std::uint64_t>(row.integer(0)); });
    return;
  }
  total = ofRange(0, range);
}

void Rollup::askFacets(const std::vector<FacetId>& facets, FacetId newest, Counts& counts) const {
  connection_.ask("SELECT id, n FROM " + table_.facets + " WHERE n > 0 AND (" +
                      connection_.dialect().amongIntegers("id") + " OR id > ?)",
                  facetAndCount, {idArray(facets), newest}, [&counts](Row& row) {
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
  addRange(0, range, accept, counts);
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

// By the spans that are always counted, and what they leave.
void Rollup::addRange(std::size_t depth, const TimeRange& range, const Accept& accept, Counts& counts) const {
  const SpanSplit split = splitBy(table_.counts[depth].width, range);
  if (split.whole) addWhole(depth, *split.whole, accept, counts);
  for (const TimeRange& part : split.parts)
    depth < FacetTable::hourly ? addRange(depth + 1, part, accept, counts)
                               : addPart(depth, part, accept, counts);
}

void Rollup::addWhole(std::size_t depth, const TimeRange& spans, const Accept& accept, Counts& counts) const {
  const CountTable& table = table_.counts[depth];
  Counts found;
  connection_.each("SELECT facet_id, CAST(sum(n) AS bigint) FROM " + table.table + " WHERE " + table.start +
                       " >= ? AND " + table.start + " <= ? GROUP BY facet_id HAVING sum(n) > 0",
                   facetAndCount, {spans.low, spans.high}, [&](Row& row) {
                     found.emplace(row.integer(0), static_cast<std::uint64_t>(row.integer(1)));
                   });
  for (const auto& [facet, n] : found)
    if (accept(facet)) counts[facet] += n;
  if (depth != FacetTable::hourly)
    addUnfolded({spans.low, spans.high + table.width - std::chrono::microseconds{1}}, accept, counts);
}

void Rollup::addUnfolded(const TimeRange& range, const Accept& accept, Counts& counts) const {
  for (const auto& [facet, time] : unfolded())
    if (time >= range.low && time <= range.high && accept(facet)) ++counts[facet];
}

const Rollup::Unfolded& Rollup::unfolded() const {
  if (unfolded_) return *unfolded_;
  static constexpr std::array columns{Kind::Integer, Kind::Time};
  unfolded_.emplace();
  connection_.each("SELECT facet_id, " + table_.time + " FROM " + table_.rows +
                       " WHERE id >= (SELECT next FROM folded WHERE name = ?)",
                   columns, {table_.rows},
                   [&](Row& row) { unfolded_->emplace_back(row.integer(0), row.time(1)); });
  return *unfolded_;
}

std::uint64_t Rollup::ofRange(std::size_t depth, const TimeRange& range) const {
  const CountTable& spans = table_.counts[depth];
  const SpanSplit split = splitBy(spans.width, range);
  std::uint64_t total = 0;
  if (split.whole) {
    total += static_cast<std::uint64_t>(
        *connection_.integer("SELECT CAST(coalesce(sum(n), 0) AS bigint) FROM " + spans.table + " WHERE " +
                                 spans.start + " >= ? AND " + spans.start + " <= ?",
                             {split.whole->low, split.whole->high}));
    const Timestamp end = split.whole->high + spans.width;
    if (depth != FacetTable::hourly)
      for (const auto& [facet, time] : unfolded()) total += time >= split.whole->low && time < end ? 1 : 0;
  }
  for (const TimeRange& part : split.parts)
    total += depth < FacetTable::hourly ? ofRange(depth + 1, part) : ofPart(part);
  return total;
}

// Where no facet has many rows one look at the index of times counts them all.
std::uint64_t Rollup::ofPart(const TimeRange& part) const {
  const auto& time = table_.time;
  const Present present = presentIn(FacetTable::hourly, part, [](FacetId) { return true; });
  if (present.many.empty())
    return static_cast<std::uint64_t>(*connection_.integer(
        "SELECT count(*) FROM " + table_.rows + " WHERE " + time + " >= ? AND " + time + " <= ?",
        {part.low, part.high}));
  Counts counts;
  addPresent(FacetTable::hourly, part, present, counts);
  std::uint64_t total = 0;
  for (const auto& [facet, n] : counts) total += n;
  return total;
}

void Rollup::addPart(std::size_t depth, const TimeRange& part, const Accept& accept, Counts& counts) const {
  addPresent(depth, part, presentIn(depth, part, accept), counts);
}

// Hours hold all rows; what is narrower holds the folded ones alone.
void Rollup::addPresent(std::size_t depth, const TimeRange& part, const Present& present,
                        Counts& counts) const {
  const bool hour = depth == FacetTable::hourly, finest = depth + 1 == table_.counts.size();
  if (hour && present.rows <= present.few.size() * connection_.dialect().rowsForAProbe())
    addRowsOfAll(part, present.few, counts);
  else
    addRows(part, present.few, hour, counts);
  if (finest) return addRows(part, present.many, false, counts);
  if (present.many.empty()) return;
  const std::set<FacetId> many(present.many.begin(), present.many.end());
  const Accept among = [&](FacetId facet) { return many.contains(facet); };
  addFine(depth + 1, part, present.many, among, counts);
  if (hour) addUnfolded(part, among, counts);
}

void Rollup::addFine(std::size_t depth, const TimeRange& range, const Facets& facets, const Accept& among,
                     Counts& counts) const {
  const CountTable& spans = table_.counts[depth];
  const SpanSplit split = splitBy(spans.width, range);
  if (split.whole)
    connection_.each("SELECT facet_id, CAST(sum(n) AS bigint) FROM " + spans.table + " WHERE " +
                         connection_.dialect().amongIntegers("facet_id") + " AND " + spans.start +
                         " >= ? AND " + spans.start + " <= ? GROUP BY facet_id HAVING sum(n) > 0",
                     facetAndCount, {idArray(facets), split.whole->low, split.whole->high},
                     [&](Row& row) { counts[row.integer(0)] += static_cast<std::uint64_t>(row.integer(1)); });
  for (const TimeRange& part : split.parts) addPart(depth, part, among, counts);
}

Rollup::Present Rollup::presentIn(std::size_t depth, const TimeRange& part, const Accept& accept) const {
  const CountTable& spans = table_.counts[depth];
  const Timestamp start = startOf(part.low, spans.width), end = start + spans.width;
  std::map<FacetId, std::int64_t> folded;
  connection_.each("SELECT facet_id, n FROM " + spans.table + " WHERE " + spans.start + " = ? AND n > 0",
                   facetAndCount, {start}, [&](Row& row) { folded.emplace(row.integer(0), row.integer(1)); });
  Present present;
  for (const auto& [facet, n] : folded) present.rows += static_cast<std::uint64_t>(n);
  const bool any =
      std::any_of(folded.begin(), folded.end(), [](const auto& each) { return each.second > crowded; });
  if (depth == FacetTable::hourly && any)
    for (const auto& [facet, time] : unfolded())
      if (time >= start && time < end) --folded[facet];
  for (const auto& [facet, n] : folded)
    if (accept(facet)) (n > crowded ? present.many : present.few).push_back(facet);
  return present;
}

// Of all facets, where looking for the rows of each would cost more.
void Rollup::addRowsOfAll(const TimeRange& part, const Facets& facets, Counts& counts) const {
  const std::set<FacetId> among(facets.begin(), facets.end());
  connection_.each("SELECT facet_id, count(*) FROM " + table_.rows + " WHERE " + table_.time + " >= ? AND " +
                       table_.time + " <= ? GROUP BY facet_id",
                   facetAndCount, {part.low, part.high}, [&](Row& row) {
                     if (among.contains(row.integer(0)))
                       counts[row.integer(0)] += static_cast<std::uint64_t>(row.integer(1));
                   });
}

void Rollup::addRows(const TimeRange& part, const Facets& facets, bool unfoldedToo, Counts& counts) const {
  if (facets.empty()) return;
  const std::string sql = "SELECT facet_id, count(*) FROM " + table_.rows + " WHERE " +
                          connection_.dialect().amongIntegers("facet_id") + " AND " + table_.time +
                          " >= ? AND " + table_.time + " <= ?";
  const auto add = [&](Row& row) { counts[row.integer(0)] += static_cast<std::uint64_t>(row.integer(1)); };
  if (unfoldedToo)
    connection_.each(sql + " GROUP BY facet_id", facetAndCount, {idArray(facets), part.low, part.high}, add);
  else
    connection_.each(sql + " AND id < (SELECT next FROM folded WHERE name = ?) GROUP BY facet_id",
                     facetAndCount, {idArray(facets), part.low, part.high, table_.rows}, add);
}

}  // namespace vedette::storage

#include "facets/range_counts.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "facets/span_split.hpp"

namespace vedette::storage {
namespace {

constexpr std::array facetAndCount{Kind::Integer, Kind::Integer};

OnRow adding(const std::function<void(FacetId, std::uint64_t)>& add) {
  return [add](Row& row) { add(row.integer(0), static_cast<std::uint64_t>(row.integer(1))); };
}

}  // namespace

bool RangeCounts::Cut::isCrowded() const { return !many().empty(); }

RangeCounts::Facets RangeCounts::Cut::few() const {
  Facets facets;
  for (const auto& [facet, n] : present)
    if (n <= crowded) facets.push_back(facet);
  return facets;
}

RangeCounts::Facets RangeCounts::Cut::many() const {
  Facets facets;
  for (const auto& [facet, n] : present)
    if (n > crowded) facets.push_back(facet);
  return facets;
}

// Where no facet has many rows one look at the index of times counts them all.
void RangeCounts::askTotal(const TimeRange& range, std::uint64_t& total) {
  if (range.empty()) return;
  const Add add = [&total](FacetId, std::uint64_t n) { total += n; };
  std::vector<Cut> crowdedOnes;
  for (Cut& cut : readSpans(range, By::Nothing, add)) {
    if (cut.isCrowded())
      crowdedOnes.push_back(std::move(cut));
    else
      connection_.ask("SELECT 0, count(*) FROM " + table_.rows + " WHERE " + table_.time + " >= ? AND " +
                          table_.time + " <= ?",
                      facetAndCount, {cut.part.low, cut.part.high}, adding(add));
  }
  askCuts(FacetTable::hourly, std::move(crowdedOnes), add);
}

std::vector<FacetId> RangeCounts::askFacets(const TimeRange& range, const Accept& accept, Counts& counts) {
  if (range.empty()) return {};
  const Add add = [&counts](FacetId facet, std::uint64_t n) { counts[facet] += n; };
  std::vector<Cut> cuts = readSpans(range, By::Facet, add);
  std::erase_if(counts, [&](const auto& each) { return !accept(each.first); });
  std::set<FacetId> likely;
  for (const auto& [facet, n] : counts) likely.insert(facet);
  for (Cut& cut : cuts) {
    cut.keep(accept);
    for (const auto& [facet, n] : cut.present) likely.insert(facet);
  }
  askCuts(FacetTable::hourly, std::move(cuts), add);
  return {likely.begin(), likely.end()};
}

// Adds the days and hours that lie in the range, and gives the hours that it cuts.
std::vector<RangeCounts::Cut> RangeCounts::readSpans(const TimeRange& range, By by, const Add& add) const {
  std::vector<Cut> cuts;
  const CountTable& days = table_.counts.front();
  const SpanSplit byDay = splitBy(days.width, range);
  if (byDay.whole) {
    askWhole(days, *byDay.whole, by, add);
    askUnfolded({byDay.whole->low, byDay.whole->high + days.width - std::chrono::microseconds{1}}, by, add);
  }
  for (const TimeRange& part : byDay.parts) {
    const SpanSplit byHour = splitBy(table_.hours().width, part);
    if (byHour.whole) askWhole(table_.hours(), *byHour.whole, by, add);
    for (const TimeRange& cut : byHour.parts) cuts.push_back({cut});
  }
  askPresent(table_.hours(), cuts);
  connection_.settle();
  return cuts;
}

void RangeCounts::askWhole(const CountTable& table, const TimeRange& spans, By by, const Add& add) const {
  const std::string sums = "CAST(coalesce(sum(n), 0) AS bigint) FROM " + table.table + " WHERE " +
                           table.start + " >= ? AND " + table.start + " <= ?";
  connection_.ask(by == By::Facet ? "SELECT facet_id, " + sums + " GROUP BY facet_id HAVING sum(n) > 0"
                                  : "SELECT 0, " + sums,
                  facetAndCount, {spans.low, spans.high}, adding(add));
}

// Days hold the folded rows alone. The order makes a planner find the few newest ones by their ids, whatever
// it would expect of another index.
void RangeCounts::askUnfolded(const TimeRange& range, By by, const Add& add) const {
  const std::string newest = "WITH newest AS MATERIALIZED (SELECT facet_id, " + table_.time + " FROM " +
                             table_.rows +
                             " WHERE id >= (SELECT next FROM folded WHERE name = ?) ORDER BY id) SELECT ";
  const std::string counted =
      "count(*) FROM newest WHERE " + table_.time + " >= ? AND " + table_.time + " <= ?";
  connection_.ask(
      newest + (by == By::Facet ? "facet_id, " + counted + " GROUP BY facet_id" : "0, " + counted),
      facetAndCount, {table_.rows, range.low, range.high}, adding(add));
}

void RangeCounts::askPresent(const CountTable& table, std::vector<Cut>& cuts) const {
  for (Cut& cut : cuts)
    connection_.ask("SELECT facet_id, n FROM " + table.table + " WHERE " + table.start + " = ? AND n > 0",
                    facetAndCount, {startOf(cut.part.low, table.width)}, [&cut](Row& row) {
                      cut.present.emplace(row.integer(0), row.integer(1));
                      cut.rows += static_cast<std::uint64_t>(row.integer(1));
                    });
}

// Hours hold all rows; what is narrower holds the folded ones alone.
void RangeCounts::askCuts(std::size_t depth, std::vector<Cut> cuts, const Add& add) {
  for (Cut& cut : cuts) {
    if (depth == FacetTable::hourly && cut.isCrowded()) leaveOutUnfolded(cut);
    askParts(depth, cut, add);
  }
  if (depth + 1 == table_.counts.size()) return;
  std::vector<Cut> finer = readFiner(depth + 1, cuts, add);
  if (!finer.empty()) askCuts(depth + 1, std::move(finer), add);
}

void RangeCounts::askParts(std::size_t depth, const Cut& cut, const Add& add) {
  const bool hour = depth == FacetTable::hourly, finest = depth + 1 == table_.counts.size();
  const Facets few = cut.few(), many = cut.many();
  if (hour && cut.rows <= few.size() * connection_.dialect().rowsForAProbe())
    askRowsOfAll(cut.part, few, add);
  else
    askRows(cut.part, few, hour, add);
  if (finest) return askRows(cut.part, many, false, add);
  if (!hour || many.empty()) return;
  const std::set<FacetId> among(many.begin(), many.end());
  for (const auto& [facet, time] : unfolded())
    if (time >= cut.part.low && time <= cut.part.high && among.contains(facet)) add(facet, 1);
}

// Adds the narrower spans of crowded facets that lie in the cuts, and gives those that are cut.
std::vector<RangeCounts::Cut> RangeCounts::readFiner(std::size_t depth, const std::vector<Cut>& cuts,
                                                     const Add& add) const {
  const CountTable& spans = table_.counts[depth];
  std::vector<Cut> finer;
  std::vector<std::set<FacetId>> among;
  for (const Cut& cut : cuts) {
    const Facets many = cut.many();
    if (many.empty()) continue;
    const SpanSplit split = splitBy(spans.width, cut.part);
    if (split.whole)
      connection_.ask("SELECT facet_id, CAST(sum(n) AS bigint) FROM " + spans.table + " WHERE " +
                          connection_.dialect().amongIntegers("facet_id") + " AND " + spans.start +
                          " >= ? AND " + spans.start + " <= ? GROUP BY facet_id HAVING sum(n) > 0",
                      facetAndCount, {many, split.whole->low, split.whole->high}, adding(add));
    for (const TimeRange& part : split.parts) {
      finer.push_back({part});
      among.emplace_back(many.begin(), many.end());
    }
  }
  if (finer.empty()) return finer;
  askPresent(spans, finer);
  connection_.settle();
  for (std::size_t i = 0; i < finer.size(); ++i)
    finer[i].keep([&](FacetId facet) { return among[i].contains(facet); });
  return finer;
}

// Of all facets, where looking for the rows of each would cost more.
void RangeCounts::askRowsOfAll(const TimeRange& part, const Facets& facets, const Add& add) const {
  if (facets.empty()) return;
  connection_.ask("SELECT facet_id, count(*) FROM " + table_.rows + " WHERE " + table_.time + " >= ? AND " +
                      table_.time + " <= ? GROUP BY facet_id",
                  facetAndCount, {part.low, part.high},
                  [add, among = std::set(facets.begin(), facets.end())](Row& row) {
                    if (among.contains(row.integer(0)))
                      add(row.integer(0), static_cast<std::uint64_t>(row.integer(1)));
                  });
}

void RangeCounts::askRows(const TimeRange& part, const Facets& facets, bool unfoldedToo,
                          const Add& add) const {
  if (facets.empty()) return;
  const std::string sql = "SELECT facet_id, count(*) FROM " + table_.rows + " WHERE " +
                          connection_.dialect().amongIntegers("facet_id") + " AND " + table_.time +
                          " >= ? AND " + table_.time + " <= ?";
  if (unfoldedToo)
    connection_.ask(sql + " GROUP BY facet_id", facetAndCount, {facets, part.low, part.high}, adding(add));
  else
    connection_.ask(sql + " AND id < (SELECT next FROM folded WHERE name = ?) GROUP BY facet_id",
                    facetAndCount, {facets, part.low, part.high, table_.rows}, adding(add));
}

void RangeCounts::leaveOutUnfolded(Cut& cut) {
  const Timestamp start = startOf(cut.part.low, table_.hours().width), end = start + table_.hours().width;
  for (const auto& [facet, time] : unfolded())
    if (const auto known = cut.present.find(facet); known != cut.present.end() && time >= start && time < end)
      --known->second;
}

const RangeCounts::Unfolded& RangeCounts::unfolded() {
  if (unfolded_) return *unfolded_;
  static constexpr std::array columns{Kind::Integer, Kind::Time};
  unfolded_.emplace();
  connection_.each("SELECT facet_id, " + table_.time + " FROM " + table_.rows +
                       " WHERE id >= (SELECT next FROM folded WHERE name = ?) ORDER BY id",
                   columns, {table_.rows},
                   [&](Row& row) { unfolded_->emplace_back(row.integer(0), row.time(1)); });
  return *unfolded_;
}

}  // namespace vedette::storage

#include "facets/span_counts.hpp"

#include <fmt/format.h>

#include <array>
#include <map>

#include "facets/count_deltas.hpp"
#include "facets/paging/time_range.hpp"

namespace vedette::storage {
namespace {

// What is added to one span, as a whole and second by second.
struct Added {
  std::int64_t n = 0;
  std::vector<CountDelta> deltas = {};
};

Timestamp lastOf(Timestamp start, std::chrono::seconds width) {
  return start + width - std::chrono::microseconds{1};
}

}  // namespace

// Rows are counted here: a GROUP BY of times that are cut down costs several times as much.
void SpanCounts::fold(const FreshRows& fresh) {
  static constexpr std::array columns{Kind::Integer, Kind::Time};
  CountDeltas older(table_.counts.back().width);
  connection_.each(
      fmt::format("SELECT facet_id, {} FROM {} WHERE id >= (SELECT next FROM folded WHERE name = ?) "
                  "AND id < ?",
                  table_.time, table_.rows),
      columns, {table_.rows, fresh.first}, [&](Row& row) { older.add(row.integer(0), row.time(1)); });
  std::vector<CountDelta> deltas = older.list();
  deltas.insert(deltas.end(), fresh.bySecond.begin(), fresh.bySecond.end());
  if (deltas.empty()) return;
  add(deltas);
  noteFolded();
}

void SpanCounts::noteFolded() {
  connection_.run(
      "INSERT INTO folded (name, next) SELECT ?, next FROM counters WHERE name = ? "
      "ON CONFLICT (name) DO UPDATE SET next = excluded.next",
      {table_.rows, table_.ids});
}

void SpanCounts::add(const std::vector<CountDelta>& deltas) { addTo(0, deltas); }

// An hour or minute that becomes crowded has its narrower spans counted from the rows; those of one that was
// so are added to.
void SpanCounts::addTo(std::size_t depth, const std::vector<CountDelta>& deltas) {
  std::map<std::pair<Timestamp, FacetId>, Added> spans;
  for (const CountDelta& delta : deltas) {
    Added& span = spans[{startOf(delta.start, table_.counts[depth].width), delta.facet}];
    span.n += delta.n;
    span.deltas.push_back(delta);
  }
  const bool finest = depth + 1 == table_.counts.size();
  std::vector<CountDelta> finer;
  for (const auto& [place, span] : spans) {
    const auto& [start, facet] = place;
    if (depth != FacetTable::hourly) increase(depth, start, facet, span.n);
    if (finest) continue;
    const bool divided = depth < FacetTable::hourly || divide(depth, start, facet, span.n);
    if (divided) finer.insert(finer.end(), span.deltas.begin(), span.deltas.end());
  }
  if (!finer.empty()) addTo(depth + 1, finer);
}

void SpanCounts::increase(std::size_t depth, Timestamp start, FacetId facet, std::int64_t n) {
  const CountTable& to = table_.counts[depth];
  connection_.run("INSERT INTO " + to.table + " (" + to.start +
                      ", facet_id, n) VALUES (?, ?, ?) ON CONFLICT (" + to.start +
                      ", facet_id) DO UPDATE SET n = n + excluded.n",
                  {start, facet, n});
}

// Whether narrower spans must be added to, for a span whose number has just grown by `n`. Asked apart from
// increase(): RETURNING costs SQLite more than both statements.
bool SpanCounts::divide(std::size_t depth, Timestamp start, FacetId facet, std::int64_t n) {
  const CountTable& in = table_.counts[depth];
  const std::string sql = "SELECT n FROM " + in.table + " WHERE " + in.start + " = ? AND facet_id = ?";
  const std::int64_t after = connection_.integer(sql, {start, facet}).value_or(0), before = after - n;
  if (after > crowded && before > crowded) return true;
  if (after > crowded) make(depth, start, facet);
  if (before > crowded) drop(depth, start, facet);
  return false;
}

void SpanCounts::make(std::size_t depth, Timestamp start, FacetId facet) {
  if (depth + 1 == table_.counts.size()) return;
  const Timestamp last = lastOf(start, table_.counts[depth].width);
  countRows(depth + 1, start, last, facet);
  static constexpr std::array startAlone{Kind::Time};
  const CountTable& made = table_.counts[depth + 1];
  std::vector<Timestamp> full;
  connection_.each(fmt::format("SELECT {0} FROM {1} WHERE {0} >= ? AND {0} <= ? AND facet_id = ? AND n > ?",
                               made.start, made.table),
                   startAlone, {start, last, facet, crowded}, [&](Row& row) { full.push_back(row.time(0)); });
  for (const Timestamp span : full) make(depth + 1, span, facet);
}

void SpanCounts::countRows(std::size_t depth, Timestamp low, Timestamp high, FacetId facet) {
  const CountTable& to = table_.counts[depth];
  connection_.run(
      fmt::format("INSERT INTO {0} ({1}, facet_id, n) SELECT {2} AS start, facet_id, count(*) FROM {3} "
                  "WHERE facet_id = ? AND {4} >= ? AND {4} <= ? GROUP BY 1, 2",
                  to.table, to.start, connection_.dialect().startOf(table_.time, to.width), table_.rows,
                  table_.time),
      {facet, low, high});
}

void SpanCounts::drop(std::size_t depth, Timestamp start, FacetId facet) {
  const Timestamp last = lastOf(start, table_.counts[depth].width);
  for (std::size_t finer = depth + 1; finer < table_.counts.size(); ++finer) {
    const CountTable& from = table_.counts[finer];
    connection_.run(
        fmt::format("DELETE FROM {0} WHERE {1} >= ? AND {1} <= ? AND facet_id = ?", from.table, from.start),
        {start, last, facet});
  }
}

void SpanCounts::makeDays() {
  const CountTable &days = table_.counts.front(), &hours = table_.hours();
  connection_.run(fmt::format("INSERT INTO {} ({}, facet_id, n) SELECT {} AS start, facet_id, "
                              "CAST(sum(n) AS bigint) FROM {} GROUP BY 1, 2",
                              days.table, days.start, connection_.dialect().startOf(hours.start, days.width),
                              hours.table),
                  {});
}

void SpanCounts::makeAll() {
  static constexpr std::array startAndFacet{Kind::Time, Kind::Integer};
  makeDays();
  const CountTable& hours = table_.hours();
  std::vector<std::pair<Timestamp, FacetId>> full;
  connection_.each(fmt::format("SELECT {}, facet_id FROM {} WHERE n > ?", hours.start, hours.table),
                   startAndFacet, {crowded},
                   [&](Row& row) { full.emplace_back(row.time(0), row.integer(1)); });
  for (const auto& [start, facet] : full) make(FacetTable::hourly, start, facet);
  noteFolded();
}

}  // namespace vedette::storage

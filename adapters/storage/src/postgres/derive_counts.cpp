#include "postgres/derive_counts.hpp"

#include <fmt/format.h>

namespace vedette::storage {
namespace {

constexpr const char* names[] = {"day", "hour", "minute", "second"};

// Spans that are always counted: of all deltas.
std::string sumsOfAll(std::size_t depth) {
  return fmt::format(
      "{0}_sums AS (SELECT {0} AS start, facet_id, CAST(sum(n) AS bigint) AS n FROM delta GROUP BY 1, 2), ",
      names[depth]);
}

// Spans within crowded ones: of the deltas where it was crowded before, of the rows where it has become so.
std::string sumsOfCrowded(const FacetTable& table, std::size_t depth) {
  const char *name = names[depth], *wider = names[depth - 1];
  return fmt::format(
      "{1}_crowded AS (SELECT a.start, a.facet_id, a.n - s.n AS before FROM {1}_added a "
      "JOIN {1}_sums s ON s.start = a.start AND s.facet_id = a.facet_id WHERE a.n > {2}), "
      "{0}_sums AS ("
      "SELECT d.{0} AS start, d.facet_id, CAST(sum(d.n) AS bigint) AS n FROM delta d "
      "JOIN {1}_crowded c ON c.start = d.{1} AND c.facet_id = d.facet_id WHERE c.before > {2} GROUP BY 1, 2 "
      "UNION ALL SELECT k.start, c.facet_id, k.n FROM {1}_crowded c CROSS JOIN LATERAL ("
      "SELECT date_bin('{3} s', r.{4}, c.start) AS start, count(*) AS n FROM {5} r "
      "WHERE r.facet_id = c.facet_id AND r.{4} >= c.start AND r.{4} < c.start + interval '{6} s' "
      "GROUP BY 1 OFFSET 0) k WHERE c.before <= {2}), ",
      name, wider, crowded, table.counts[depth].width.count(), table.time, table.rows,
      table.counts[depth - 1].width.count());
}

// The numbers of the spans with what is added, which the hours hold already.
std::string addSums(const FacetTable& table, std::size_t depth) {
  const CountTable& spans = table.counts[depth];
  if (depth == FacetTable::hourly)
    return fmt::format(
        "{0}_added AS (SELECT h.{2} AS start, h.facet_id, h.n FROM {0}_sums s JOIN {1} h "
        "ON h.{2} = s.start AND h.facet_id = s.facet_id), ",
        names[depth], spans.table, spans.start);
  return fmt::format(
      "{0}_added AS (INSERT INTO {1} AS c ({2}, facet_id, n) SELECT start, facet_id, n FROM {0}_sums "
      "ON CONFLICT ({2}, facet_id) DO UPDATE SET n = c.n + excluded.n "
      "RETURNING {2} AS start, facet_id, n), ",
      names[depth], spans.table, spans.start);
}

// Rows that a client has counted by the second. Seconds are numbers, because reading a time from its text is
// slow.
constexpr const char* given =
    "SELECT to_timestamp(s) AS second, facet_id, n FROM "
    "unnest(CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[])) AS d (s, facet_id, n)";

std::string unfoldedBelow(const FacetTable& table) {
  return fmt::format(
      "SELECT {} AS second, facet_id, count(*) AS n FROM {} "
      "WHERE id >= (SELECT next FROM folded WHERE name = ?) AND id < ? GROUP BY 1, 2",
      startOfSpan(table.time, table.counts.back().width), table.rows);
}

std::string addDelta(const FacetTable& table, std::string_view bySecond) {
  std::string sql = "WITH delta AS (SELECT ";
  for (std::size_t depth = 0; depth + 1 < table.counts.size(); ++depth)
    sql += fmt::format("{} AS {}, ", startOfSpan("second", table.counts[depth].width), names[depth]);
  sql += fmt::format("second, facet_id, n FROM ({}) counted), ", bySecond);
  for (std::size_t depth = 0; depth < table.counts.size(); ++depth) {
    sql += depth <= FacetTable::hourly ? sumsOfAll(depth) : sumsOfCrowded(table, depth);
    sql += addSums(table, depth);
  }
  return sql;
}

}  // namespace

std::string startOfSpan(std::string_view time, std::chrono::seconds width) {
  return fmt::format("date_bin('{} s', {}, timestamptz '0001-01-01 00:00:00Z')", width.count(), time);
}

std::string foldCountsAtOnce(const FacetTable& table) {
  return addDelta(table, unfoldedBelow(table) + " UNION ALL " + given) +
         fmt::format(
             "counted AS (SELECT next FROM counters WHERE name = '{}') "
             "UPDATE folded f SET next = counted.next FROM counted WHERE f.name = '{}'",
             table.ids, table.rows);
}

std::string deriveCountsAtOnce(const FacetTable& table) {
  return addDelta(table, given) + "last AS (SELECT 1) SELECT FROM last";
}

std::string dropCounts(const FacetTable& table, std::size_t depth, std::size_t finer) {
  const CountTable &spans = table.counts[depth], &from = table.counts[finer];
  return fmt::format(
      "DELETE FROM {0} f USING (SELECT {1} AS start, facet_id FROM "
      "unnest(CAST(? AS bigint[]), CAST(? AS bigint[])) AS u (s, facet_id)) d, {2} c "
      "WHERE c.{3} = d.start AND c.facet_id = d.facet_id AND c.n <= {4} "
      "AND f.facet_id = d.facet_id AND f.{5} >= d.start AND f.{5} < d.start + interval '{6} s'",
      from.table, startOfSpan("to_timestamp(s)", spans.width), spans.table, spans.start, crowded, from.start,
      spans.width.count());
}

}  // namespace vedette::storage

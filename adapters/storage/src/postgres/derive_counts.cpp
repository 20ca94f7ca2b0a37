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

std::string addDelta(const FacetTable& table, std::string delta) {
  std::string sql = "WITH delta AS (" + std::move(delta) + "), ";
  for (std::size_t depth = 0; depth < table.counts.size(); ++depth) {
    sql += depth <= FacetTable::hourly ? sumsOfAll(depth) : sumsOfCrowded(table, depth);
    sql += addSums(table, depth);
  }
  return sql;
}

}  // namespace

std::string foldCountsAtOnce(const FacetTable& table) {
  std::string starts;
  for (std::size_t depth = 0; depth < table.counts.size(); ++depth)
    starts += fmt::format("date_bin('{} s', {}, timestamptz '0001-01-01 00:00:00Z') AS {}, ",
                          table.counts[depth].width.count(), table.time, names[depth]);
  return addDelta(table, fmt::format("SELECT {}facet_id, count(*) AS n FROM {} WHERE id >= (SELECT next FROM "
                                     "folded WHERE name = ?) GROUP BY 1, 2, 3, 4, 5",
                                     starts, table.rows)) +
         fmt::format(
             "counted AS (SELECT next FROM counters WHERE name = '{}') "
             "UPDATE folded f SET next = counted.next FROM counted WHERE f.name = '{}'",
             table.ids, table.rows);
}

std::string deriveCountsAtOnce(const FacetTable& table) {
  return addDelta(
             table,
             "SELECT * FROM unnest(CAST(? AS timestamptz[]), CAST(? AS timestamptz[]), "
             "CAST(? AS timestamptz[]), CAST(? AS timestamptz[]), CAST(? AS bigint[]), CAST(? AS bigint[])) "
             "AS d (day, hour, minute, second, facet_id, n)") +
         "last AS (SELECT 1) SELECT FROM last";
}

std::string dropCounts(const FacetTable& table, std::size_t depth, std::size_t finer) {
  const CountTable &spans = table.counts[depth], &from = table.counts[finer];
  return fmt::format(
      "DELETE FROM {0} f USING unnest(CAST(? AS timestamptz[]), CAST(? AS bigint[])) AS d (start, facet_id), "
      "{1} c WHERE c.{2} = d.start AND c.facet_id = d.facet_id AND c.n <= {3} "
      "AND f.facet_id = d.facet_id AND f.{4} >= d.start AND f.{4} < d.start + interval '{5} s'",
      from.table, spans.table, spans.start, crowded, from.start, spans.width.count());
}

}  // namespace vedette::storage

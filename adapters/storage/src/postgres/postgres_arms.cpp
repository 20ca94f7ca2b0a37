#include <fmt/format.h>

#include <array>

#include "facets/paging/arm.hpp"
#include "postgres/postgres_dialect.hpp"
#include "postgres/wire/array_text.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {
namespace {

// Arms as arrays, the columns of the statement's table `a`.
struct ArmArrays {
  ArrayText facets, times, ids, ranks, skips;

  void add(const Arm& arm) {
    facets.add(arm.facet);
    times.add(arm.place.time);
    ids.add(arm.place.id);
    ranks.add(static_cast<std::int64_t>(arm.rank));
    skips.add(static_cast<std::int64_t>(arm.skip));
  }
};

// The keys of all arms: one round trip, each arm a range of an index. The parameters are the arrays, the far
// end of the range and the number of keys of each.
std::string keysOfArms(const FacetTable& table, bool ofAll, bool descending) {
  const std::string behind =
      fmt::format(fmt::runtime(descending ? "(r.{0}, r.id) < (a.place, a.id) AND r.{0} >= ?"
                                          : "r.{0} >= a.place AND (r.{0} > a.place OR r.id < a.id) "
                                            "AND r.{0} <= ?"),
                  table.time);
  return fmt::format(
      "unnest(CAST(? AS bigint[]), CAST(? AS timestamptz[]), CAST(? AS bigint[]), CAST(? AS bigint[]), "
      "CAST(? AS bigint[])) WITH ORDINALITY AS a (facet, place, id, rank, skip, arm) CROSS JOIN LATERAL "
      "(SELECT r.{0} AS time, r.id FROM {1} r WHERE {2}{3} ORDER BY r.{0} {4}, r.id DESC LIMIT ? OFFSET "
      "a.skip) k",
      table.time, table.rows, ofAll ? "" : "r.facet_id = a.facet AND ", behind, descending ? "DESC" : "ASC");
}

}  // namespace

void PostgresDialect::readKeys(Connection& connection, const FacetTable& table, const KeyRange& range,
                               std::vector<Arm*>& arms, std::size_t count) const {
  static constexpr std::array columns{Kind::Integer, Kind::Time, Kind::Integer};
  const bool ofAll = arms.size() == 1 && arms[0]->facet == Arm::all;
  ArmArrays arrays;
  for (const Arm* arm : arms) arrays.add(*arm);
  connection.each(
      "SELECT a.arm, k.time, k.id FROM " + keysOfArms(table, ofAll, range.descending), columns,
      {arrays.facets.text(), arrays.times.text(), arrays.ids.text(), arrays.ranks.text(), arrays.skips.text(),
       range.descending ? range.time.low : range.time.high, count},
      [&](Row& row) {
        arms[static_cast<std::size_t>(row.integer(0)) - 1]->keys.push_back({row.time(1), row.integer(2)});
      });
}

// The keys of each arm come from an index alone; only the rows that are asked for are fetched.
bool PostgresDialect::readMerged(Connection& connection, const FacetTable& table, const KeyRange& range,
                                 const std::vector<Arm>& arms, const Merge& merge, const OnRow& onRow) const {
  std::vector<Kind> columns(merge.columns.begin(), merge.columns.end());
  columns.push_back(Kind::Integer);
  const char* direction = range.descending ? "DESC" : "ASC";
  ArmArrays arrays;
  for (const Arm& arm : arms) arrays.add(arm);
  connection.each(
      fmt::format("SELECT e.*, m.arm FROM (SELECT k.time, k.id, a.rank, a.arm FROM {0} "
                  "ORDER BY k.time {1}, a.rank, k.id DESC LIMIT ?) m CROSS JOIN LATERAL "
                  "(SELECT {2} FROM {3} WHERE {3}.id = m.id) e ORDER BY m.time {1}, m.rank, m.id DESC",
                  keysOfArms(table, false, range.descending), direction, merge.columnList, table.rows),
      columns,
      {arrays.facets.text(), arrays.times.text(), arrays.ids.text(), arrays.ranks.text(), arrays.skips.text(),
       range.descending ? range.time.low : range.time.high, merge.ofEach, merge.most},
      onRow);
  return true;
}

}  // namespace vedette::storage

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "facets/paging/arm_rows.hpp"
#include "postgres/postgres_dialect.hpp"
#include "postgres/wire/times_text.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {
namespace {

constexpr std::size_t mostUnited = 16;

// Arms as arrays, the columns of the statement's table `a`.
class ArmArrays {
 public:
  void add(const Arm& arm) {
    facets_.push_back(arm.facet);
    times_.add(arm.place.time);
    ids_.push_back(arm.place.id);
    ranks_.push_back(static_cast<std::int64_t>(arm.rank));
    skips_.push_back(static_cast<std::int64_t>(arm.skip));
  }

  // Of keysOfArms(), `count` keys of each; good while this is there.
  std::vector<Value> values(const KeyRange& range, std::size_t count) {
    timesText_ = times_.text();
    std::vector<Value> values{facets_, timesText_, ids_, ranks_, skips_};
    values.emplace_back(range.descending ? range.time.low : range.time.high);
    if (range.fromId > 0) values.emplace_back(range.fromId);
    values.emplace_back(count);
    return values;
  }

 private:
  std::vector<std::int64_t> facets_, ids_, ranks_, skips_;
  TimesText times_;
  std::string timesText_;
};

// The keys of all arms: one round trip, each arm a range of an index.
std::string keysOfArms(const FacetTable& table, bool ofAll, const KeyRange& range) {
  const std::string behind =
      fmt::format(fmt::runtime(range.descending ? "(r.{0}, r.id) < (a.place, a.id) AND r.{0} >= ?"
                                                : "r.{0} >= a.place AND (r.{0} > a.place OR r.id < a.id) "
                                                  "AND r.{0} <= ?"),
                  table.time);
  return fmt::format(
      "unnest(CAST(? AS bigint[]), CAST(? AS timestamptz[]), CAST(? AS bigint[]), CAST(? AS bigint[]), "
      "CAST(? AS bigint[])) WITH ORDINALITY AS a (facet, place, id, rank, skip, arm) CROSS JOIN LATERAL "
      "(SELECT r.{0} AS time, r.id FROM {1} r WHERE {2}{3}{4} ORDER BY r.{0} {5}, r.id DESC LIMIT ? OFFSET "
      "a.skip) k",
      table.time, table.rows, ofAll ? "" : "r.facet_id = a.facet AND ", behind,
      range.fromId > 0 ? " AND r.id >= ?" : "", range.descending ? "DESC" : "ASC");
}

bool areOfOneRank(const std::vector<Arm>& arms) {
  return std::ranges::all_of(arms, [&](const Arm& arm) { return arm.rank == arms[0].rank; });
}

// The NULL makes the server build the rows anew, in one place: it looks the columns' types up again whenever
// a row comes from another place than the one before it, and a merge gives each row from that of its arm.
std::string unionOf(const FacetTable& table, std::string_view columnList, const std::vector<Arm>& arms,
                    const KeyRange& range) {
  std::string sql = "SELECT u.*, NULL FROM (";
  for (std::size_t i = 0; i < arms.size(); ++i) {
    if (i > 0) sql += " UNION ALL ";
    sql.append(1, '(').append(armStatement(table, columnList, arms[i], range)).append(1, ')');
  }
  return sql + ") u ORDER BY " + table.time + (range.descending ? " DESC" : "") + ", id DESC LIMIT ?";
}

bool readLateral(Connection& connection, const FacetTable& table, std::string_view columnList, Columns ofRows,
                 const std::vector<Arm>& arms, const KeyRange& range, std::size_t count, const OnRow& onRow) {
  constexpr std::size_t reserve = 4;
  const std::size_t ofEach = std::min(count, 2 * count / arms.size() + reserve);
  const char* direction = range.descending ? "DESC" : "ASC";
  std::vector<Kind> columns(ofRows.begin(), ofRows.end());
  columns.push_back(Kind::Integer);
  ArmArrays arrays;
  for (const Arm& arm : arms) arrays.add(arm);
  auto values = arrays.values(range, ofEach);
  values.emplace_back(count);
  std::vector<std::size_t> taken(arms.size());
  connection.each(
      fmt::format("SELECT e.*, m.arm FROM (SELECT k.time, k.id, a.rank, a.arm FROM {0} "
                  "ORDER BY k.time {1}, a.rank, k.id DESC LIMIT ?) m CROSS JOIN LATERAL "
                  "(SELECT {2} FROM {3} WHERE {3}.id = m.id) e ORDER BY m.time {1}, m.rank, m.id DESC",
                  keysOfArms(table, false, range), direction, columnList, table.rows),
      columns, values, [&](Row& row) {
        onRow(row);
        ++taken[static_cast<std::size_t>(row.integer(ofRows.size())) - 1];
      });
  return ofEach == count || std::ranges::max(taken) < ofEach;
}

}  // namespace

void PostgresDialect::readKeys(Connection& connection, const FacetTable& table, const KeyRange& range,
                               std::vector<Arm*>& arms, std::size_t count) const {
  static constexpr std::array columns{Kind::Integer, Kind::Time, Kind::Integer};
  const bool ofAll = arms.size() == 1 && arms[0]->facet == Arm::all;
  ArmArrays arrays;
  for (const Arm* arm : arms) arrays.add(*arm);
  connection.each(
      "SELECT a.arm, k.time, k.id FROM " + keysOfArms(table, ofAll, range), columns,
      arrays.values(range, count), [&](Row& row) {
        arms[static_cast<std::size_t>(row.integer(0)) - 1]->keys.push_back({row.time(1), row.integer(2)});
      });
}

// Few arms of one rank are a query each, merged while their indexes are read. Every number of them is a
// statement of its own, and planning it grows with them. Of many arms the keys come from an index alone, some
// of each, and only the rows that are asked for are fetched.
bool PostgresDialect::readMerged(Connection& connection, const FacetTable& table, std::string_view columnList,
                                 Columns columns, const std::vector<Arm>& arms, const KeyRange& range,
                                 std::size_t count, const OnRow& onRow) const {
  if (!areOfOneRank(arms) || arms.size() > mostUnited)
    return readLateral(connection, table, columnList, columns, arms, range, count, onRow);
  std::vector<Value> values;
  for (const Arm& arm : arms) std::ranges::copy(armValues(arm, range, count), std::back_inserter(values));
  values.emplace_back(count);
  connection.each(unionOf(table, columnList, arms, range), columns, values, onRow);
  return true;
}

}  // namespace vedette::storage

#include <array>

#include "facets/paging/arm.hpp"
#include "sql/connection.hpp"
#include "sqlite/sqlite_dialect.hpp"

namespace vedette::storage {
namespace {

std::string select(const FacetTable& table, bool ofFacet, bool descending) {
  const std::string& time = table.time;
  return "SELECT " + time + ", id FROM " + table.rows + " WHERE " + (ofFacet ? "facet_id = ? AND " : "") +
         (descending
              ? "(" + time + ", id) < (?, ?) AND " + time + " >= ? ORDER BY " + time + " DESC"
              : time + " >= ? AND (" + time + " > ? OR id < ?) AND " + time + " <= ? ORDER BY " + time) +
         ", id DESC LIMIT ? OFFSET ?";
}

}  // namespace

// A statement an arm: it costs microseconds, and only what is taken from an arm is read.
void SqliteDialect::readKeys(Connection& connection, const FacetTable& table, const KeyRange& range,
                             std::vector<Arm*>& arms, std::size_t count) const {
  static constexpr std::array columns{Kind::Time, Kind::Integer};
  const bool descending = range.descending;
  const std::string ofFacet = select(table, true, descending), ofAll = select(table, false, descending);
  for (Arm* arm : arms) {
    std::vector<Value> values;
    if (arm->facet != Arm::all) values.emplace_back(arm->facet);
    values.emplace_back(arm->place.time);
    if (!descending) values.emplace_back(arm->place.time);
    values.emplace_back(arm->place.id);
    values.emplace_back(descending ? range.time.low : range.time.high);
    values.emplace_back(count);
    values.emplace_back(arm->skip);
    connection.each(arm->facet == Arm::all ? ofAll : ofFacet, columns, values, [&](Row& row) {
      arm->keys.push_back({row.time(0), row.integer(1)});
    });
  }
}

}  // namespace vedette::storage

#include "facets/paging/arm_rows.hpp"

#include "sql/dialect.hpp"

namespace vedette::storage {

std::string armStatement(const FacetTable& table, std::string_view columns, const Arm& arm, bool descending) {
  const std::string& time = table.time;
  std::string sql = "SELECT ";
  sql.append(columns).append(" FROM ").append(table.rows).append(" WHERE ");
  if (arm.facet != Arm::all) sql += "facet_id = ? AND ";
  if (descending)
    sql += "(" + time + ", id) < (?, ?) AND " + time + " >= ? ORDER BY " + time + " DESC";
  else
    sql += time + " >= ? AND (" + time + " > ? OR id < ?) AND " + time + " <= ? ORDER BY " + time;
  return sql + ", id DESC LIMIT ? OFFSET ?";
}

std::vector<Value> armValues(const Arm& arm, const KeyRange& range, std::size_t count) {
  std::vector<Value> values;
  if (arm.facet != Arm::all) values.emplace_back(arm.facet);
  values.emplace_back(arm.place.time);
  if (!range.descending) values.emplace_back(arm.place.time);
  values.emplace_back(arm.place.id);
  values.emplace_back(range.descending ? range.time.low : range.time.high);
  values.emplace_back(count);
  values.emplace_back(arm.skip);
  return values;
}

std::string scanStatement(const Dialect& dialect, const FacetTable& table, std::string_view columns,
                          bool descending) {
  std::string sql = "SELECT ";
  sql.append(columns).append(" FROM (").append(armStatement(table, columns, Arm{}, descending));
  sql.append(") near WHERE ").append(dialect.amongIntegers("facet_id"));
  return sql + " ORDER BY " + table.time + (descending ? " DESC" : "") + ", id DESC LIMIT ?";
}

std::vector<Value> scanValues(const Scan& scan, const KeyRange& range, const std::string& facets) {
  std::vector<Value> values = armValues(Arm{.place = scan.place}, range, scan.looked);
  values.emplace_back(facets);
  values.emplace_back(scan.wanted);
  return values;
}

}  // namespace vedette::storage

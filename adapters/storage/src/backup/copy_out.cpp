#include "backup/copy_out.hpp"

#include "backup/sql_list.hpp"

namespace vedette::storage::backup {
namespace {

constexpr std::size_t rowsPerPage = 256;  // of at most some 100 KiB

// The next page behind a key, or the first one.
std::string selectOf(const Table& table, bool isFirst) {
  const std::string key = listOf(table.key);
  std::string sql = "SELECT " + namesOf(table.columns) + " FROM " + std::string(table.name);
  if (!isFirst) sql += " WHERE (" + key + ") > (" + placesFor(table.key.size()) + ")";
  return sql + " ORDER BY " + key + " LIMIT " + std::to_string(rowsPerPage);
}

// Refers to the texts of the row.
std::vector<Value> keyOf(const Table& table, const RowValues& row) {
  std::vector<Value> key;
  for (const std::string_view name : table.key)
    key.push_back(row[static_cast<std::size_t>(table.find(name) - table.columns.data())]);
  return key;
}

}  // namespace

void CopyOut::everything() {
  for (const Table& each : catalogue()) table(each);
  at_ = {};
}

void CopyOut::table(const Table& table) {
  at_ = {table.name};
  writer_.beginTable(table);
  RowValues row(kindsOf(table.columns));
  std::vector<Value> behind;
  while (page(table, behind, row) == rowsPerPage) behind = keyOf(table, row);
  writer_.endTable();
}

std::size_t CopyOut::page(const Table& table, const std::vector<Value>& behind, RowValues& row) {
  std::size_t count = 0;
  const auto kinds = kindsOf(table.columns);
  connection_.each(selectOf(table, behind.empty()), kinds, Values(behind), [&](Row& stored) {
    row.take(stored);
    writer_.row(row.values());
    ++count;
  });
  at_.row += count;
  rows_ += count;
  onRows_(rows_);
  return count;
}

}  // namespace vedette::storage::backup

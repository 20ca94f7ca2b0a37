#include "contents.hpp"

#include <algorithm>

#include "backup/catalogue.hpp"
#include "backup/format/row_values.hpp"
#include "schema/schema.hpp"

namespace vedette::test {
namespace {

using namespace storage;

std::string textOf(const Value& value) {
  if (value.null) return "null";
  return isText(value.kind) ? '"' + std::string(value.text) + '"' : std::to_string(value.number);
}

std::vector<std::string> rowsOf(Connection& connection, const backup::Table& table) {
  std::string columns;
  std::vector<Kind> kinds;
  for (const backup::Column& column : table.columns) {
    columns.append(columns.empty() ? "" : ", ").append(column.name);
    kinds.push_back(column.kind);
  }
  std::vector<std::string> rows;
  backup::RowValues values(kinds);
  connection.each("SELECT " + columns + " FROM " + std::string(table.name), kinds, {}, [&](Row& row) {
    values.take(row);
    std::string text;
    for (const Value& value : values.values()) text += textOf(value) + "|";
    rows.push_back(std::move(text));
  });
  std::sort(rows.begin(), rows.end());
  return rows;
}

}  // namespace

Contents contentsOf(const std::string& url) {
  const StorageSettings settings{url};
  const auto dialect = dialectFor(*locate(url), settings);
  Connection connection(*dialect, Access::Read);
  Contents contents;
  for (const backup::Table& table : backup::catalogue())
    contents[std::string(table.name)] = rowsOf(connection, table);
  return contents;
}

}  // namespace vedette::test

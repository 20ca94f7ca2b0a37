#include <algorithm>
#include <array>
#include <map>

#include "backup/catalogue.hpp"
#include "opened.hpp"
#include "place.hpp"
#include "schema/schema.hpp"

namespace vedette::test {
namespace {

using namespace storage;

// Partitions are no tables of their own.
constexpr const char* columnsOfPostgres =
    "SELECT CAST(c.relname AS text), CAST(a.attname AS text), CAST(format_type(a.atttypid, NULL) AS text) "
    "FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
    "WHERE c.relnamespace = CAST(current_schema() AS regnamespace) AND c.relkind IN ('r', 'p') "
    "AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped";
constexpr const char* columnsOfSqlite =
    "SELECT m.name, p.name, p.type FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = "
    "'table'";

std::string typeIn(Product product, Kind kind) {
  if (product == Product::Sqlite) return isText(kind) ? "TEXT" : "INTEGER";
  switch (kind) {
    case Kind::Integer:
      return "bigint";
    case Kind::Small:
      return "smallint";
    case Kind::Text:
      return "text";
    case Kind::Json:
      return "json";
    case Kind::Time:
      return "timestamp with time zone";
    case Kind::Boolean:
      return "boolean";
    case Kind::Integers:
      break;
  }
  return {};
}

using Columns = std::map<std::string, std::string>;  // the type by "table.column"

Columns columnsOf(const std::string& url, Product product) {
  static constexpr std::array kinds{Kind::Text, Kind::Text, Kind::Text};
  const auto dialect = dialectFor(*locate(url), {url});
  Connection connection(*dialect, Access::Read);
  Columns columns;
  connection.each(product == Product::Sqlite ? columnsOfSqlite : columnsOfPostgres, kinds, {}, [&](Row& row) {
    const std::string table = row.text(0);
    const auto& leftOut = backup::leftOut;
    if (std::find(leftOut.begin(), leftOut.end(), table) == leftOut.end())
      columns[table + "." + row.text(1)] = row.text(2);
  });
  return columns;
}

TEST_CASE("a backup knows every table and column of the schema, and no other") {
  const auto place = makePlace();
  openMigrated(place->url());
  const Product product = locate(place->url())->product;
  Columns known;
  for (const backup::Table& table : backup::catalogue())
    for (const backup::Column& column : table.columns)
      known[std::string(table.name) + "." + std::string(column.name)] = typeIn(product, column.kind);
  CHECK(columnsOf(place->url(), product) == known);
}

TEST_CASE("the key that a backup reads each table by is its own column's") {
  for (const backup::Table& table : backup::catalogue()) {
    INFO(table.name);
    CHECK_FALSE(table.key.empty());
    for (const std::string_view column : table.key) CHECK(table.find(column) != nullptr);
  }
}

}  // namespace
}  // namespace vedette::test

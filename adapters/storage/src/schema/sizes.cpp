#include "vedette/storage/sizes.hpp"

#include <array>
#include <filesystem>

#include "schema/schema.hpp"

namespace vedette::storage {
namespace {

std::uint64_t number(Connection& connection, const std::string& sql) {
  return static_cast<std::uint64_t>(connection.integer(sql, {}).value_or(0));
}

Sizes ofFile(Connection& connection, const std::string& path) {
  const std::uint64_t page = number(connection, "PRAGMA page_size");
  std::error_code absent;
  const auto log = std::filesystem::file_size(path + "-wal", absent);
  return {.all = page * number(connection, "PRAGMA page_count") + (absent ? 0 : log),
          .free = page * number(connection, "PRAGMA freelist_count")};
}

// A partition counts as its parent.
Sizes ofServer(Connection& connection) {
  static constexpr std::array columns{Kind::Text, Kind::Integer};
  Sizes sizes{.all = number(connection, "SELECT pg_database_size(current_database())")};
  connection.each(
      "SELECT CAST(coalesce(p.relname, c.relname) AS text) AS name, "
      "CAST(sum(pg_total_relation_size(c.oid)) AS bigint) AS bytes FROM pg_class c "
      "LEFT JOIN pg_inherits i ON i.inhrelid = c.oid LEFT JOIN pg_class p ON p.oid = i.inhparent "
      "WHERE c.relkind = 'r' AND c.relnamespace = CAST(current_schema() AS regnamespace) "
      "GROUP BY 1 ORDER BY 2 DESC",
      columns, {}, [&](Row& row) {
        std::string name = row.text(0);
        sizes.tables.push_back({std::move(name), static_cast<std::uint64_t>(row.integer(1))});
      });
  return sizes;
}

}  // namespace

Result<Sizes> sizesOf(const StorageSettings& settings) {
  const auto location = locate(settings.url);
  if (!location) return location.error();
  const auto dialect = dialectFor(*location, settings);
  try {
    Connection connection(*dialect, Access::Read);
    return location->product == Product::Sqlite ? ofFile(connection, location->where) : ofServer(connection);
  } catch (const std::exception& problem) {
    return cannotOpen(dialect->classify(problem), settings);
  }
}

}  // namespace vedette::storage

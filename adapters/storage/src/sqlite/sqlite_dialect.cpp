#include "sqlite/sqlite_dialect.hpp"

#include <fmt/format.h>

#include "facets/add_counts.hpp"
#include "sqlite/sqlite_session.hpp"

namespace vedette::storage {

std::unique_ptr<SqlSession> SqliteDialect::connect(Access access) const {
  return std::make_unique<SqliteSession>(file_, access);
}

std::string SqliteDialect::amongTexts(std::string_view column) const {
  return std::string(column) + " IN (SELECT value FROM json_each(?))";
}

std::string SqliteDialect::amongIntegers(std::string_view column) const { return amongTexts(column); }

std::string SqliteDialect::startOf(std::string_view time, std::chrono::seconds width) const {
  return fmt::format("{0} - (({0} % {1}) + {1}) % {1}", time, std::chrono::microseconds(width).count());
}

void SqliteDialect::addCounts(Connection& connection, const FacetTable& table,
                              const std::vector<CountDelta>& deltas) const {
  AddCounts{connection, table}(deltas);
}

}  // namespace vedette::storage

#include "sql/connection.hpp"
#include "sqlite/sqlite_dialect.hpp"

namespace vedette::storage {
namespace {

constexpr std::int64_t keptPages = 1'024;  // free ones, for what is stored next
constexpr std::int64_t stepPages = 256;

}  // namespace

bool SqliteDialect::tidy(Connection& reader, Connection& writer) const {
  const auto free = reader.integer("PRAGMA freelist_count", {}).value_or(0);
  if (free <= keptPages) return false;
  writer.script("PRAGMA incremental_vacuum(" + std::to_string(stepPages) + ")");
  const bool more = free - stepPages > keptPages;
  if (!more) writer.script("PRAGMA wal_checkpoint");  // which makes the file shorter
  return more;
}

}  // namespace vedette::storage

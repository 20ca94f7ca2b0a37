#include "backup/copy_in.hpp"

#include <fmt/ranges.h>

namespace vedette::storage::backup {
namespace {

// PostgreSQL takes a piece at once.
constexpr std::size_t rowsPerPiece = 8192;
constexpr std::size_t bytesPerPiece = 2u << 20;

std::size_t textBytes(Values values) {
  std::size_t bytes = 0;
  for (const Value& value : values)
    if (isText(value.kind) && !value.null) bytes += value.text.size();
  return bytes;
}

std::string upsertOf(const StoredTable& stored) {
  const std::vector<char> places(stored.columns.size(), '?');
  std::vector<std::string> changes;
  for (const Column& column : stored.columns)
    changes.push_back(fmt::format("{0} = excluded.{0}", column.name));
  return fmt::format("INSERT INTO {} ({}) VALUES ({}) ON CONFLICT ({}) DO UPDATE SET {}", stored.table->name,
                     stored.columnNames(), fmt::join(places, ", "), fmt::join(stored.table->key, ", "),
                     fmt::join(changes, ", "));
}

}  // namespace

void CopyIn::everything() {
  while (const auto stored = reader_.nextTable()) {
    at_ = {stored->table->name};
    RowValues row(stored->kinds());
    if (stored->table->seeded)
      replace(*stored, row);
    else
      append(*stored, row);
  }
  at_ = {};
}

void CopyIn::append(const StoredTable& stored, RowValues& row) {
  while (appendPiece(stored, row)) {
  }
}

// Whether there may be more.
bool CopyIn::appendPiece(const StoredTable& stored, RowValues& row) {
  const auto piece = connection_.bulkInsert(stored.table->name, stored.columnNames());
  std::size_t rows = 0, bytes = 0;
  bool more = true;
  while (rows < rowsPerPiece && bytes < bytesPerPiece && (more = reader_.row(row))) {
    piece->row(row.values());
    ++rows;
    bytes += textBytes(row.values());
  }
  piece->finish();
  connection_.settle();
  at_.row += rows;
  rows_ += rows;
  onRows_(rows_);
  return more;
}

void CopyIn::replace(const StoredTable& stored, RowValues& row) {
  const std::string upsert = upsertOf(stored);
  for (; reader_.row(row); ++at_.row) connection_.run(upsert, row.values());
}

}  // namespace vedette::storage::backup

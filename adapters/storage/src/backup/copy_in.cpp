#include "backup/copy_in.hpp"

#include "backup/sql_list.hpp"

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
  std::string changes;
  for (const Column& column : stored.columns) {
    const std::string name(column.name);
    addTo(changes, name + " = excluded." + name);
  }
  return "INSERT INTO " + std::string(stored.table->name) + " (" + namesOf(stored.columns) + ") VALUES (" +
         placesFor(stored.columns.size()) + ") ON CONFLICT (" + listOf(stored.table->key) +
         ") DO UPDATE SET " + changes;
}

}  // namespace

void CopyIn::everything() {
  while (const auto stored = reader_.nextTable()) {
    at_ = {stored->table->name};
    RowValues row(kindsOf(stored->columns));
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
  const auto piece = connection_.bulkInsert(stored.table->name, namesOf(stored.columns));
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
  connection_.dialect().makeRoom(connection_);
}

}  // namespace vedette::storage::backup

#pragma once

#include "backup/format/backup_writer.hpp"
#include "backup/format/row_values.hpp"
#include "backup/guarded.hpp"
#include "sql/connection.hpp"

namespace vedette::storage::backup {

// Writes every table of the snapshot that the connection is in. Rows are read in pages by the primary key,
// because PostgreSQL's answers are held whole.
class CopyOut {
 public:
  CopyOut(Connection& connection, BackupWriter& writer, const OnRows& onRows, Position& at)
      : connection_(connection), writer_(writer), onRows_(onRows), at_(at) {}

  void everything();

 private:
  void table(const Table&);
  std::size_t page(const Table&, const std::vector<Value>& behind, RowValues& row);

  Connection& connection_;
  BackupWriter& writer_;
  const OnRows& onRows_;
  Position& at_;
  std::uint64_t rows_ = 0;
};

}  // namespace vedette::storage::backup

#pragma once

#include "backup/format/backup_reader.hpp"
#include "backup/guarded.hpp"
#include "sql/connection.hpp"

namespace vedette::storage::backup {

// Stores every row of a file in the transaction that the connection is in.
class CopyIn {
 public:
  CopyIn(Connection& connection, BackupReader& reader, const OnRows& onRows, Position& at)
      : connection_(connection), reader_(reader), onRows_(onRows), at_(at) {}

  void everything();

 private:
  void append(const StoredTable&, RowValues&);
  bool appendPiece(const StoredTable&, RowValues&);
  void replace(const StoredTable&, RowValues&);

  Connection& connection_;
  BackupReader& reader_;
  const OnRows& onRows_;
  Position& at_;
  std::uint64_t rows_ = 0;
};

}  // namespace vedette::storage::backup

#pragma once

#include <filesystem>
#include <optional>

#include "backup/catalogue.hpp"
#include "backup/file/compressed_source.hpp"
#include "backup/format/decoder.hpp"
#include "vedette/storage/backup.hpp"

namespace vedette::storage::backup {

// A table in a file: what it is here, and which of its columns the file has, in the file's order.
struct StoredTable {
  const Table* table;
  std::vector<Column> columns;
};

// Reads a file of format.hpp from its beginning to its end, and takes nothing on trust. The rows of one table
// must be read to their end before the next table.
class BackupReader {
 public:
  explicit BackupReader(const std::filesystem::path&);

  std::optional<StoredTable> nextTable();
  bool row(RowValues&);
  const BackupReport& finish();  // behind the last table: whether all of it was whole

  const BackupReport& report() const { return report_; }

 private:
  void readMark();
  void readHead();
  StoredTable readTable(const std::string& name);
  void readCounts();
  void compareDigest();

  DigestedFile file_;
  CompressedSource contents_{file_};
  Decoder decoder_{contents_};
  BackupReport report_;
};

}  // namespace vedette::storage::backup

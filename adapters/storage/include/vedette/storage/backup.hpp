#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "vedette/storage/database.hpp"

namespace vedette::storage {

// A backup is a file that holds every row of one snapshot, in a form that does not depend on the database: it
// can be restored into either product. Its format stands in src/backup/format/format.hpp.

struct TableCount {
  std::string table;
  std::uint64_t rows = 0;
  bool operator==(const TableCount&) const = default;
};

struct BackupReport {
  std::string program = {};  // the version that wrote it
  std::string product = {};  // SQLite or PostgreSQL
  Timestamp madeAt = {};
  std::vector<TableCount> tables = {};
  std::uint64_t bytes = 0;  // of the file

  std::uint64_t rows() const;
};

// How far it is: called every few hundred rows.
using OnRows = std::function<void(std::uint64_t rows)>;

// Standard output or input in the place of a file.
inline const std::filesystem::path standardStream = "-";

struct BackupOptions {
  std::string program = {};  // the version of the program, for the head of the file
  bool replace = false;      // a file that is there already
  bool verify = false;       // read the file again and check it; not with the standard output
  OnRows onRows = [](std::uint64_t) {};
};

// Writes a backup beside whatever else uses the database. The file is readable by its owner alone, and
// appears under its name when all of it is on disk, or not at all. Conflict when there is such a file;
// Unavailable when the database is not of this program's schema, or either of them fails.
Result<BackupReport> backUp(const StorageSettings&, const std::filesystem::path& file, const BackupOptions&);

// Reads a backup to its end: digest, structure, numbers of rows. Invalid when it is cut off, changed, of a
// newer program or no backup.
Result<BackupReport> checkBackup(const std::filesystem::path& file, const OnRows&);

struct RestoreOptions {
  bool verify = false;  // count what is in the database then, and compare
  OnRows onRows = [](std::uint64_t) {};
};

// Brings every row back in one transaction. The file is checked first, unless it is the standard input. The
// database must be migrated and empty: Conflict when a table has rows, Invalid as checkBackup.
Result<BackupReport> restore(const StorageSettings&, const std::filesystem::path& file,
                             const RestoreOptions&);

}  // namespace vedette::storage

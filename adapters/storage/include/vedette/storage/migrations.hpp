#pragma once

#include <string>
#include <vector>

#include "vedette/storage/database.hpp"

namespace vedette::storage {

struct Migration {
  int version;       // from 1, without gaps
  std::string name;  // 0001_schema
  std::string sql;
};

// Those that the database lacks, in order; it is not changed, and an SQLite file not created. Unavailable
// when it cannot be read or is newer than the program.
Result<std::vector<Migration>> pendingMigrations(const StorageSettings&);

// Applies them, each in one transaction with the row that records it; makes the SQLite file, readable by its
// owner alone, when there is none. Gives how many it applied.
Result<std::size_t> migrate(const StorageSettings&);

}  // namespace vedette::storage

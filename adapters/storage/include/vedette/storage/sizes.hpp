#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "vedette/storage/database.hpp"

namespace vedette::storage {

// What a database takes up on its disk, in bytes.
struct Sizes {
  std::uint64_t all = 0;
  std::uint64_t free = 0;  // of it: left by what was removed, for what is stored next

  struct Table {
    std::string name;
    std::uint64_t bytes;  // with its indexes; with its partitions
  };
  std::vector<Table> tables = {};  // the largest first; none where asking would read the whole file (SQLite)
};

Result<Sizes> sizesOf(const StorageSettings&);

}  // namespace vedette::storage

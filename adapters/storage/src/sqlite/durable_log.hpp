#pragma once

#include <filesystem>

namespace vedette::storage {

// Writes again what stands in a write-ahead log, and syncs it, on a handle of its own. After a failed fsync
// the kernel takes pages for clean that never reached the disk: they can be read, and no later fsync writes
// them. Who reads the log anew could acknowledge what a power cut would take away. Nobody may append to the
// log meanwhile: hold the database's write lock. Throws what SOCI throws.
void writeLogAgain(const std::filesystem::path& log);

}  // namespace vedette::storage

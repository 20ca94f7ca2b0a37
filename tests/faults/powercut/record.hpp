#pragma once

#include <cstdint>

namespace vedette::faults {

// The journal: what a program did to the files of one folder, in order. A head, the path below the folder,
// then the data: of Write the bytes, of Rename the new path.
enum class Op : std::uint8_t { Create, Write, Truncate, SyncFile, SyncNames, Unlink, Rename };

struct RecordHead {
  Op op;
  std::uint8_t unused = 0;
  std::uint16_t pathBytes = 0;
  std::uint32_t dataBytes = 0;
  std::uint64_t offset = 0;  // of Write; of Truncate the new size
};

}  // namespace vedette::faults

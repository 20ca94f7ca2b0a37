#pragma once

#include <cstdint>

#include "backup/file/byte_stream.hpp"
#include "backup/file/sha256.hpp"

namespace vedette::storage::backup {

// Writes to a descriptor that it does not own, and keeps the digest of what went there.
class FileSink final : public ByteSink {
 public:
  explicit FileSink(int descriptor) : descriptor_(descriptor) {}

  void write(std::string_view bytes) override;
  std::string digest() const { return digest_.digest(); }
  std::uint64_t bytes() const { return bytes_; }

 private:
  int descriptor_;
  std::uint64_t bytes_ = 0;
  Sha256 digest_;
};

}  // namespace vedette::storage::backup

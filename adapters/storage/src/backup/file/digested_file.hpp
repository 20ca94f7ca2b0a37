#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "backup/file/descriptor.hpp"
#include "backup/file/sha256.hpp"

namespace vedette::storage::backup {

// A file, or the standard input, and the digest of what was taken from it.
class DigestedFile {
 public:
  explicit DigestedFile(const std::filesystem::path&);

  std::string_view peek();  // what comes next, at least a byte; nothing at the end
  void take(std::size_t bytes);

  std::string digest() const { return digest_.digest(); }
  std::uint64_t taken() const { return taken_; }

 private:
  Descriptor descriptor_;
  std::vector<char> chunk_;
  std::string_view unread_;
  std::uint64_t taken_ = 0;
  Sha256 digest_;
};

}  // namespace vedette::storage::backup

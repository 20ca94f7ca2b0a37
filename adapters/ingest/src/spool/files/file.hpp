#pragma once

#include <fcntl.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "vedette/result.hpp"

namespace vedette::ingest {

// An open file or folder. What fails is Unavailable, with the path and the system's reason.
class File {
 public:
  File() = default;
  static Result<File> open(const std::filesystem::path&, int flags);

  File(File&& other) noexcept
      : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}
  File& operator=(File&&) noexcept;
  ~File();

  Result<void> write(std::string_view) const;  // all of it, where the file's offset is
  Result<void> sync() const;
  Result<std::string> read(std::uint64_t from, std::uint64_t to) const;
  Result<std::uint64_t> size() const;
  Result<void> lock() const;  // until it is closed; Conflict when another process has it

 private:
  File(std::filesystem::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
  Error failed(const char* what) const;

  std::filesystem::path path_;
  int descriptor_ = -1;
};

// So that the names in it survive a power cut.
Result<void> syncFolder(const std::filesystem::path&);

}  // namespace vedette::ingest

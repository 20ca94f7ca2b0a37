#pragma once

#include <filesystem>

#include "backup/file/descriptor.hpp"

namespace vedette::storage::backup {

// A file that stands under a temporary name beside its own, readable by its owner alone, until it is
// published; what is not goes with the object.
class NewFile {
 public:
  // Conflict when there is a file of that name which may not be replaced.
  NewFile(std::filesystem::path path, bool replace);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  int descriptor() const { return descriptor_.number(); }
  const std::filesystem::path& temporaryPath() const { return temporary_; }

  void publish();  // with all of it on disk, and its name

 private:
  std::filesystem::path path_;
  bool replace_;
  std::filesystem::path temporary_;
  Descriptor descriptor_;
  bool published_ = false;
};

}  // namespace vedette::storage::backup

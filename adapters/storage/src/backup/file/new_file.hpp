#pragma once

#include <filesystem>

#include "backup/file/descriptor.hpp"

namespace vedette::storage::backup {

// A file without a name, readable by its owner alone, until it is published: whatever ends the program leaves
// nothing behind. Where the file system knows no such files, it has a temporary name beside its own.
class NewFile {
 public:
  // Conflict when there is a file of that name which may not be replaced.
  NewFile(std::filesystem::path path, bool replace);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  int descriptor() const { return descriptor_.number(); }
  std::filesystem::path readablePath() const;  // to read it again before it is published

  void publish();  // with all of it on disk, and its name

 private:
  void nameTemporarily();

  std::filesystem::path path_;
  bool replace_;
  std::filesystem::path temporary_;  // empty: it has no name
  Descriptor descriptor_;
  bool published_ = false;
};

}  // namespace vedette::storage::backup

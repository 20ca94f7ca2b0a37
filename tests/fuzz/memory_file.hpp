#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <string>
#include <string_view>

#include "demand.hpp"

// A file of this process alone, which what reads files by their path can read.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view content = {}) : descriptor_(memfd_create("input", MFD_CLOEXEC)) {
    demand(descriptor_ >= 0, "there is a file to write to");
    const ssize_t written = ::write(descriptor_, content.data(), content.size());
    demand(written == static_cast<ssize_t>(content.size()), "the file takes what is written");
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  int descriptor() const { return descriptor_; }
  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

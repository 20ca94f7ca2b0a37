#pragma once

#include <unistd.h>

namespace vedette::crypto {

// Closes what it holds.
class FileDescriptor {
 public:
  explicit FileDescriptor(int number) : number_(number) {}
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor() {
    if (open()) ::close(number_);
  }

  bool open() const { return number_ >= 0; }
  int get() const { return number_; }

 private:
  int number_;
};

}  // namespace vedette::crypto

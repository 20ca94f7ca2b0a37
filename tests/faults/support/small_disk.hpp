#pragma once

#include <filesystem>

namespace vedette::faults {

// A disk in memory that can be filled; it goes with the object. Throws CannotBeDone where it cannot be
// mounted.
class SmallDisk {
 public:
  explicit SmallDisk(unsigned mebibytes);
  ~SmallDisk();
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  const std::filesystem::path& path() const { return folder_; }
  void fill() const;  // to the last byte
  void empty() const;

 private:
  std::filesystem::path folder_;
};

}  // namespace vedette::faults

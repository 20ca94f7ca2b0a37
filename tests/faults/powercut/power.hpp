#pragma once

#include "disk.hpp"
#include "process.hpp"

namespace vedette::faults {

// What the disk does when it is told to sync: a test of the tests lets it forget about that.
enum class Syncs { Kept, Forgotten };

// The power of a program that writes to one folder: it can be cut.
class Power {
 public:
  explicit Power(std::filesystem::path folder, Syncs = Syncs::Kept);

  // For a launch that begins now: the folder, as it is, is on the disk.
  std::vector<std::string> environment();

  // After kill -9 of that program: leaves in the folder what a cut at that moment could have left, each time
  // in another way.
  void cut();

 private:
  std::filesystem::path journal() const { return folder_.string() + ".journal"; }

  std::filesystem::path folder_;
  Syncs syncs_;
  Files before_;
  std::mt19937 random_;
  unsigned cuts_ = 0;
};

}  // namespace vedette::faults

#pragma once

#include <algorithm>
#include <chrono>

namespace vedette::storage {

// A log begins anew when nobody reads in it, and while readers are busy that may never be. So when it is long
// a checkpoint waits for them, and writers with it: the longer the log, the longer, and not again before it
// has grown by half. Who reads for minutes, such as a backup, costs a second now and then.
class LogRestart {
 public:
  static constexpr int longPages = 4000;
  static constexpr std::chrono::milliseconds longest{1000};

  // Asked before each checkpoint: how long it waits for readers of a log of that length; zero: not at all.
  std::chrono::milliseconds patience(int pages) {
    if (pages < before_) next_ = longPages;
    before_ = pages;
    if (pages < next_) return {};
    next_ = pages + pages / 2;
    return std::min(std::chrono::milliseconds(pages / 60), longest);
  }

 private:
  int before_ = 0;
  int next_ = longPages;
};

}  // namespace vedette::storage

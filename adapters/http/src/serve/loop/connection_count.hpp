#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace vedette::http {

// How many connections are open, and the waiting for none.
class ConnectionCount {
 public:
  std::size_t enter() {
    const std::lock_guard lock(mutex_);
    return ++count_;
  }

  void leave() {
    const std::lock_guard lock(mutex_);
    if (--count_ == 0) none_.notify_all();
  }

  // False when some are still open after that time.
  bool waitUntilNone(std::chrono::milliseconds atMost) {
    std::unique_lock lock(mutex_);
    return none_.wait_for(lock, atMost, [this] { return count_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable none_;
  std::size_t count_ = 0;
};

}  // namespace vedette::http

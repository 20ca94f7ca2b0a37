#pragma once

#include <atomic>

#include "vedette/ports/clock.hpp"

namespace vedette::memory {

// Stands still until somebody sets it. May be read and set from many threads.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Timestamp start) : now_(start) {}

  Timestamp now() const override { return now_.load(); }
  std::chrono::microseconds elapsed() const override { return elapsed_.load(); }

  void set(Timestamp now) { now_.store(now); }   // the time of day alone
  void advance(std::chrono::microseconds span);  // both

 private:
  std::atomic<Timestamp> now_;
  std::atomic<std::chrono::microseconds> elapsed_{};
};

}  // namespace vedette::memory

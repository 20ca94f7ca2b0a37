#pragma once

#include <atomic>

#include "vedette/ports/clock.hpp"

namespace vedette::memory {

// Stands still until somebody sets it. May be read and set from many threads.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Timestamp start) : now_(start) {}

  Timestamp now() const override { return now_.load(); }
  void set(Timestamp now) { now_.store(now); }
  void advance(std::chrono::microseconds span);

 private:
  std::atomic<Timestamp> now_;
};

}  // namespace vedette::memory

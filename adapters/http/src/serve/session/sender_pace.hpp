#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace vedette::http {

// How long the sender of a streamed body is waited for: no longer than `patience` at once, nor in all, but
// that every byte earns time at `leastRate` a second. Time in which nobody waits for it does not count.
class SenderPace {
 public:
  using Duration = std::chrono::nanoseconds;

  SenderPace(std::chrono::seconds patience, std::size_t leastRate)
      : patience_(patience), leastRate_(static_cast<double>(leastRate)), left_(patience) {}

  Duration left() const { return left_; }

  void came(std::size_t bytes, Duration waited) {
    const std::chrono::duration<double> earned(static_cast<double>(bytes) / leastRate_);
    left_ = std::min(left_ - waited + std::chrono::duration_cast<Duration>(earned), patience_);
  }

 private:
  Duration patience_;
  double leastRate_;
  Duration left_;
};

}  // namespace vedette::http

#include "vedette/memory/manual_clock.hpp"

namespace vedette::memory {

namespace {

template <class Time>
void add(std::atomic<Time>& time, std::chrono::microseconds span) {
  Time before = time.load();
  while (!time.compare_exchange_weak(before, before + span)) {
  }
}

}  // namespace

void ManualClock::advance(std::chrono::microseconds span) {
  add(now_, span);
  add(elapsed_, span);
}

}  // namespace vedette::memory

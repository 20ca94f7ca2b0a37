#include "vedette/memory/manual_clock.hpp"

namespace vedette::memory {

void ManualClock::advance(std::chrono::microseconds span) {
  Timestamp before = now_.load();
  while (!now_.compare_exchange_weak(before, before + span)) {
  }
}

}  // namespace vedette::memory

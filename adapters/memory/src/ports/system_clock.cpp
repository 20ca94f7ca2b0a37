#include "vedette/memory/system_clock.hpp"

namespace vedette::memory {

Timestamp SystemClock::now() const {
  return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

}  // namespace vedette::memory

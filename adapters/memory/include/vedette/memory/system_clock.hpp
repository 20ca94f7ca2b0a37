#pragma once

#include "vedette/ports/clock.hpp"

namespace vedette::memory {

// The clocks of the machine: the wall's, and the steady one.
class SystemClock final : public Clock {
 public:
  Timestamp now() const override;
  std::chrono::microseconds elapsed() const override;
};

}  // namespace vedette::memory

#pragma once

#include "vedette/ports/clock.hpp"

namespace vedette::memory {

// The wall clock of the machine.
class SystemClock final : public Clock {
 public:
  Timestamp now() const override;
};

}  // namespace vedette::memory

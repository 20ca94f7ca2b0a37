#pragma once

#include "vedette/domain/timestamp.hpp"

namespace vedette {

class Clock {
 public:
  virtual ~Clock() = default;

  // The time of day, which people and time servers set, back too.
  virtual Timestamp now() const = 0;

  // How long it has been going, from a start of its own. MUST never go back, nor jump when the time of day is
  // set: what has to wait or to lapse is measured by this.
  virtual std::chrono::microseconds elapsed() const = 0;
};

}  // namespace vedette

#pragma once

#include "vedette/domain/timestamp.hpp"

namespace vedette {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Timestamp now() const = 0;
};

}  // namespace vedette

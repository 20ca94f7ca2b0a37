#pragma once

#include <cstddef>
#include <string>

namespace vedette {

class Randomness {
 public:
  virtual ~Randomness() = default;

  // MUST come from a cryptographic generator. `bytes` of it as lower-case hex.
  virtual std::string hex(std::size_t bytes) const = 0;
};

}  // namespace vedette

#include "vedette/memory/device_randomness.hpp"

#include <random>

namespace vedette::memory {

std::string DeviceRandomness::hex(std::size_t bytes) const {
  static constexpr char digits[] = "0123456789abcdef";
  std::random_device device;
  std::string hex;
  hex.reserve(2 * bytes);
  unsigned bits = 0;
  for (std::size_t i = 0; i < bytes; ++i, bits >>= 8) {
    if (i % sizeof bits == 0) bits = device();
    hex += digits[bits >> 4 & 15];
    hex += digits[bits & 15];
  }
  return hex;
}

}  // namespace vedette::memory

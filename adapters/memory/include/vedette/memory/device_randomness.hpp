#pragma once

#include "vedette/ports/randomness.hpp"

namespace vedette::memory {

// std::random_device, which is the system's cryptographic generator on every platform we build for.
class DeviceRandomness final : public Randomness {
 public:
  std::string hex(std::size_t bytes) const override;
};

}  // namespace vedette::memory

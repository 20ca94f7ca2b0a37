#pragma once

#include "vedette/ports/digest.hpp"

namespace vedette::memory {

// SHA-256 (FIPS 180-4).
class Sha256Digest final : public Digest {
 public:
  std::string sha256Hex(std::string_view bytes) const override;
};

}  // namespace vedette::memory

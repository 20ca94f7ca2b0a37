#pragma once

#include "vedette/ports/randomness.hpp"

namespace vedette::crypto {

// OpenSSL's generator, which the kernel seeds. Throws std::runtime_error when that fails: nothing that is
// built on guessable numbers may go on.
class SystemRandomness : public Randomness {
 public:
  std::string hex(std::size_t bytes) const override;
};

}  // namespace vedette::crypto

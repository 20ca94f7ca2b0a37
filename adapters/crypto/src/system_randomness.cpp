#include "vedette/crypto/system_randomness.hpp"

#include <vector>

#include "key/hex.hpp"
#include "random_bytes.hpp"

namespace vedette::crypto {

std::string SystemRandomness::hex(std::size_t bytes) const {
  std::vector<unsigned char> random(bytes);
  fillRandom(random);
  return toHex(random);
}

}  // namespace vedette::crypto

#include "random_bytes.hpp"

#include <openssl/rand.h>

#include <stdexcept>

namespace vedette::crypto {

void fillRandom(std::span<unsigned char> out) {
  if (RAND_bytes(out.data(), static_cast<int>(out.size())) != 1)
    throw std::runtime_error("OpenSSL's random generator failed");
}

}  // namespace vedette::crypto

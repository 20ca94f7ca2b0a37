#include "vedette/crypto/openssl_digest.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

#include "key/hex.hpp"

namespace vedette::crypto {

std::string OpenSslDigest::sha256Hex(std::string_view bytes) const {
  std::array<unsigned char, 32> hash;
  if (EVP_Digest(bytes.data(), bytes.size(), hash.data(), nullptr, EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("OpenSSL's SHA-256 failed");
  return toHex(hash);
}

}  // namespace vedette::crypto

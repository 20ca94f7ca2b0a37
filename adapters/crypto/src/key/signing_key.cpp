#include "vedette/crypto/signing_key.hpp"

#include <openssl/crypto.h>

#include "random_bytes.hpp"

namespace vedette::crypto {

SigningKey SigningKey::random() {
  SigningKey key{Bytes{}};
  fillRandom(key.bytes_);
  return key;
}

SigningKey::SigningKey(SigningKey&& other) noexcept : bytes_(other.bytes_) {
  OPENSSL_cleanse(other.bytes_.data(), size);
}

SigningKey::~SigningKey() { OPENSSL_cleanse(bytes_.data(), size); }

}  // namespace vedette::crypto

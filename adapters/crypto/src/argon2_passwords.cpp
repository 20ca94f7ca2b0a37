#include "vedette/crypto/argon2_passwords.hpp"

#include <argon2.h>
#include <openssl/evp.h>

#include <array>
#include <span>

#include "random_bytes.hpp"

namespace vedette::crypto {
namespace {

constexpr std::size_t saltBytes = 16;
constexpr std::size_t hashBytes = 32;

std::string prefixOf(const Argon2Parameters& parameters) {
  return "$argon2id$v=19$m=" + std::to_string(parameters.memoryKiB) +
         ",t=" + std::to_string(parameters.passes) + ",p=" + std::to_string(parameters.lanes) + "$";
}

// Base64 without padding, as PHC strings have it.
std::string base64(std::span<const unsigned char> bytes) {
  std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), bytes.data(), static_cast<int>(bytes.size()));
  out.resize((bytes.size() * 4 + 2) / 3);
  return out;
}

template <std::size_t size>
std::array<unsigned char, size> randomBytes() {
  std::array<unsigned char, size> bytes;
  fillRandom(bytes);
  return bytes;
}

}  // namespace

// Nobody's hash is drawn, not computed: comparing with it is the same work, and the start need not wait.
Argon2Passwords::Argon2Passwords(Argon2Parameters parameters)
    : parameters_(parameters),
      prefix_(prefixOf(parameters)),
      nobody_(prefix_ + base64(randomBytes<saltBytes>()) + '$' + base64(randomBytes<hashBytes>())) {}

Result<std::string> Argon2Passwords::hash(std::string_view password) const {
  const auto salt = randomBytes<saltBytes>();
  std::string phc(nobody_.size() + 1, '\0');
  const int code =
      argon2id_hash_encoded(parameters_.passes, parameters_.memoryKiB, parameters_.lanes, password.data(),
                            password.size(), salt.data(), salt.size(), hashBytes, phc.data(), phc.size());
  if (code != ARGON2_OK)
    return unavailable("The password cannot be hashed: " + std::string(argon2_error_message(code)) + ".");
  phc.pop_back();  // the NUL
  return phc;
}

bool Argon2Passwords::verify(std::string_view password, std::string_view phc) const {
  const int code = argon2id_verify(std::string(phc).c_str(), password.data(), password.size());
  if (code != ARGON2_OK && code != ARGON2_VERIFY_MISMATCH)
    (void)argon2id_verify(nobody_.c_str(), password.data(), password.size());
  return code == ARGON2_OK;
}

bool Argon2Passwords::outdated(std::string_view phc) const {
  return !phc.starts_with(prefix_) || phc.size() != nobody_.size();
}

}  // namespace vedette::crypto

#pragma once

#include <cstdint>

#include "vedette/ports/passwords.hpp"

namespace vedette::crypto {

// The least that OWASP's Password Storage Cheat Sheet advises for argon2id (RFC 9106).
struct Argon2Parameters {
  std::uint32_t memoryKiB = 19'456;
  std::uint32_t passes = 2;
  std::uint32_t lanes = 1;
};

// argon2id with a 16-byte salt and a 32-byte hash as a PHC string. Needs `memoryKiB` for each call that runs.
class Argon2Passwords : public Passwords {
 public:
  explicit Argon2Passwords(Argon2Parameters = {});

  // Unavailable when there is not enough memory.
  Result<std::string> hash(std::string_view password) const override;
  bool verify(std::string_view password, std::string_view phc) const override;
  bool outdated(std::string_view phc) const override;

 private:
  Argon2Parameters parameters_;
  std::string prefix_;  // of the PHC strings that hash() makes, up to the salt
  std::string nobody_;  // a PHC string that no password fits
};

}  // namespace vedette::crypto

#pragma once

#include "vedette/ports/passwords.hpp"

namespace vedette::memory {

// For tests, and for embedders without accounts of people. One round of SHA-256 over salt and password: fast,
// so whoever holds a hash guesses the password fast as well. Never keep a person's password with it.
class PlainPasswords final : public Passwords {
 public:
  Result<std::string> hash(std::string_view password) const override;  // $plain$<salt>$<sha256>
  bool verify(std::string_view password, std::string_view phc) const override;
  bool outdated(std::string_view phc) const override;
};

}  // namespace vedette::memory

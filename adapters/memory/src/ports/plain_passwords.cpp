#include "vedette/memory/plain_passwords.hpp"

#include "ports/sha256.hpp"
#include "vedette/memory/device_randomness.hpp"

namespace vedette::memory {
namespace {

constexpr std::string_view scheme = "$plain$";
constexpr std::size_t saltDigits = 32;
constexpr std::size_t digestDigits = 64;

std::string phcOf(std::string_view salt, std::string_view password) {
  std::string salted{salt};
  salted += password;
  return std::string{scheme}.append(salt).append("$").append(sha256(salted));
}

bool isOurs(std::string_view phc) {
  return phc.starts_with(scheme) && phc.size() == scheme.size() + saltDigits + 1 + digestDigits;
}

}  // namespace

Result<std::string> PlainPasswords::hash(std::string_view password) const {
  return phcOf(DeviceRandomness{}.hex(saltDigits / 2), password);
}

bool PlainPasswords::verify(std::string_view password, std::string_view phc) const {
  const std::string none(scheme.size() + saltDigits, '0');
  const std::string_view salted = isOurs(phc) ? phc : std::string_view(none);
  return phcOf(salted.substr(scheme.size(), saltDigits), password) == phc;
}

bool PlainPasswords::outdated(std::string_view phc) const { return !isOurs(phc); }

}  // namespace vedette::memory

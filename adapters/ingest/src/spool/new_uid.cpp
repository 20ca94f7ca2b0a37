#include "spool/new_uid.hpp"

#include <cstdint>

namespace vedette::ingest {
namespace {

// 48 bits of milliseconds.
std::string hexOf(std::uint64_t milliseconds) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (int shift = 44; shift >= 0; shift -= 4) hex += digits[milliseconds >> shift & 15];
  return hex;
}

}  // namespace

std::string newUid(Timestamp time, const Randomness& randomness) {
  constexpr std::size_t variantAt = 16, versionAt = 12;
  std::string uid = hexOf(static_cast<std::uint64_t>(toMicroseconds(time) / 1000)) + randomness.hex(10);
  uid[versionAt] = '7';
  uid[variantAt] = 'a';
  for (const std::size_t hyphen : {8, 13, 18, 23}) uid.insert(hyphen, 1, '-');
  return uid;
}

}  // namespace vedette::ingest

#include <cstdint>

#include "vedette/domain/events/event.hpp"

// Layout of the UUIDv7 (RFC 9562 section 5.7): 48 bits of Unix milliseconds, version 7, 12 bits that are 0,
// variant 10, and 62 bits that hold the id.

namespace vedette {
namespace {

constexpr std::string_view digits = "0123456789abcdef";
constexpr std::uint64_t idMask = (std::uint64_t{1} << 62) - 1;

void putHex(std::string& uid, std::size_t at, std::uint64_t value, std::size_t count) {
  for (; count > 0; value >>= 4) uid[at + --count] = digits[value & 15];
}

std::optional<std::uint64_t> readHex(std::string_view text) {
  std::uint64_t value = 0;
  for (const char c : text) {
    const auto digit = digits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    value = value << 4 | digit;
  }
  return value;
}

}  // namespace

std::string uidOf(EventId id, Timestamp receivedAt) {
  const auto milliseconds = static_cast<std::uint64_t>(toMicroseconds(receivedAt) / 1000);
  const std::uint64_t low = std::uint64_t{2} << 62 | (static_cast<std::uint64_t>(id) & idMask);
  std::string uid = "00000000-0000-7000-0000-000000000000";
  putHex(uid, 0, milliseconds >> 16, 8);
  putHex(uid, 9, milliseconds & 0xffff, 4);
  putHex(uid, 19, low >> 48, 4);
  putHex(uid, 24, low & 0xffffffffffff, 12);
  return uid;
}

std::optional<EventId> idOfUid(std::string_view uid) {
  if (uid.size() != 36 || uid[8] != '-' || uid.substr(13, 6) != "-7000-" || uid[23] != '-')
    return std::nullopt;
  if (!readHex(uid.substr(0, 8)) || !readHex(uid.substr(9, 4))) return std::nullopt;
  const auto high = readHex(uid.substr(19, 4));
  const auto low = readHex(uid.substr(24, 12));
  if (!high || !low || *high >> 14 != 2) return std::nullopt;
  return static_cast<EventId>((*high << 48 | *low) & idMask);
}

}  // namespace vedette

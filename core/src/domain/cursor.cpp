#include "vedette/domain/cursor.hpp"

#include <array>
#include <charconv>

namespace vedette {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string toBase64Url(std::string_view bytes) {
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(c);
    for (count += 8; count >= 6; count -= 6) out += alphabet[bits >> (count - 6) & 63];
  }
  if (count > 0) out += alphabet[bits << (6 - count) & 63];
  return out;
}

std::optional<std::string> fromBase64Url(std::string_view text) {
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    const auto digit = alphabet.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = bits << 6 | static_cast<unsigned>(digit);
    count += 6;
    if (count >= 8) {
      out += static_cast<char>(bits >> (count - 8) & 255);
      count -= 8;
    }
  }
  return out;
}

std::optional<std::int64_t> takeNumber(std::string_view& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end == text.data() + text.size() || *end != ':') return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
  return value;
}

}  // namespace

std::string encodeCursor(const Cursor& cursor) {
  return toBase64Url(std::to_string(cursor.time) + ':' + std::to_string(cursor.id) + ':' + cursor.group);
}

std::optional<Cursor> decodeCursor(std::string_view encoded) {
  const auto text = fromBase64Url(encoded);
  if (!text) return std::nullopt;
  std::string_view rest = *text;
  const auto time = takeNumber(rest);
  if (!time) return std::nullopt;
  const auto id = takeNumber(rest);
  if (!id) return std::nullopt;
  return Cursor{std::string(rest), *time, *id};
}

}  // namespace vedette

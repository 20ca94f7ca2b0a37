#include "text/percent.hpp"

#include <algorithm>

#include "vedette/domain/text.hpp"

namespace vedette::http {
namespace {

int hexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool isUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

}  // namespace

std::optional<std::string> percentDecoded(std::string_view text, Plus plus) {
  std::string decoded;
  decoded.reserve(text.size());
  const std::string_view special = plus == Plus::AsSpace ? "%+" : "%";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t plain = std::min(text.find_first_of(special, i), text.size());
    decoded.append(text, i, plain - i);
    if ((i = plain) == text.size()) break;
    if (text[i] == '+') {
      decoded += ' ';
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hexValue(text[i + 1]), low = hexValue(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  if (!isStorableText(decoded)) return std::nullopt;
  return decoded;
}

std::string percentEncodedPath(std::string_view path) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : path) {
    if (isUnreserved(c) || c == '/') {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded.append(1, '%').append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
  }
  return encoded;
}

}  // namespace vedette::http

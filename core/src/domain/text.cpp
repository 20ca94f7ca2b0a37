#include "vedette/domain/text.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace vedette {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool isContinuation(unsigned char c) { return (c & 0xC0) == 0x80; }

// Bytes of the sequence that starts at `s`, by table 3-7 of the Unicode standard; 0 when it is ill-formed.
std::size_t sequenceLength(const unsigned char* s, std::size_t left) {
  const unsigned char lead = s[0];
  const auto second = [&](unsigned char low, unsigned char high) {
    return left > 1 && s[1] >= low && s[1] <= high;
  };
  const auto continued = [&](std::size_t from, std::size_t length) {
    if (left < length) return false;
    for (std::size_t i = from; i < length; ++i)
      if (!isContinuation(s[i])) return false;
    return true;
  };
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return continued(1, 2) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned char low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : 0xBF;
    return second(low, high) && continued(2, 3) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned char low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xF4 ? 0x8F : 0xBF;
    return second(low, high) && continued(2, 4) ? 4 : 0;
  }
  return 0;
}

// True when the next eight bytes are ASCII without NUL.
bool eightPlain(const char* s) {
  std::uint64_t word;
  std::memcpy(&word, s, sizeof word);
  const bool ascii = (word & 0x8080808080808080u) == 0;
  const bool hasNul = ((word - 0x0101010101010101u) & ~word & 0x8080808080808080u) != 0;
  return ascii && !hasNul;
}

}  // namespace

bool isStorableText(std::string_view text) {
  const char* s = text.data();
  std::size_t left = text.size();
  while (left > 0) {
    if (left >= 8 && eightPlain(s)) {
      s += 8, left -= 8;
      continue;
    }
    const auto byte = static_cast<unsigned char>(*s);
    if (byte == 0) return false;
    if (byte < 0x80) {
      ++s, --left;
      continue;
    }
    const std::size_t length = sequenceLength(reinterpret_cast<const unsigned char*>(s), left);
    if (length == 0) return false;
    s += length, left -= length;
  }
  return true;
}

bool isAscii(std::string_view text) {
  unsigned char high = 0;
  for (const char c : text) high = static_cast<unsigned char>(high | static_cast<unsigned char>(c));
  return high < 0x80;
}

std::size_t lengthOf(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char c) { return !isContinuation(static_cast<unsigned char>(c)); }));
}

std::string_view beginningOf(std::string_view utf8, std::size_t bytes) {
  if (utf8.size() <= bytes) return utf8;
  while (bytes > 0 && isContinuation(static_cast<unsigned char>(utf8[bytes]))) --bytes;
  return utf8.substr(0, bytes);
}

std::string toLower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

bool containsIgnoringCase(std::string_view text, std::string_view part) {
  const auto found = std::search(text.begin(), text.end(), part.begin(), part.end(),
                                 [](char x, char y) { return lower(x) == lower(y); });
  return part.empty() || found != text.end();
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && isSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && isSpace(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace vedette

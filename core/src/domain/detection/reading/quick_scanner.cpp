#include "vedette/domain/detection/engine/quick_scanner.hpp"

#include <cstdint>
#include <cstring>

namespace vedette::detection {
namespace {

char simpleEscape(char c) {
  switch (c) {
    case '"':
    case '\\':
    case '/':
      return c;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return 0;
  }
}

// The number of four hexadecimal digits; -1 when they are none.
std::int32_t codeUnit(const char* digits) {
  std::int32_t value = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = digits[i];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

struct Escaped {
  std::int32_t character;
  std::size_t length;  // of the escape, or of the two that make a pair; 0: not sound
};

// At the backslash of \u.
Escaped unicodeEscape(const char* at) {
  const std::int32_t unit = codeUnit(at + 2);
  if (unit <= 0) return {};
  if (unit < 0xD800 || unit > 0xDFFF) return {unit, 6};
  if (unit > 0xDBFF || at[6] != '\\' || at[7] != 'u') return {};
  const std::int32_t low = codeUnit(at + 8);
  if (low < 0xDC00 || low > 0xDFFF) return {};
  return {0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), 12};
}

char* writeUtf8(char* out, std::int32_t c) {
  if (c < 0x80) {
    *out++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *out++ = static_cast<char>(0xC0 | c >> 6);
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    *out++ = static_cast<char>(0xE0 | c >> 12);
    *out++ = static_cast<char>(0x80 | (c >> 6 & 0x3F));
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  } else {
    *out++ = static_cast<char>(0xF0 | c >> 18);
    *out++ = static_cast<char>(0x80 | (c >> 12 & 0x3F));
    *out++ = static_cast<char>(0x80 | (c >> 6 & 0x3F));
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  }
  return out;
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

const char* digits(const char* at) {
  while (isDigit(*at)) ++at;
  return at;
}

}  // namespace

bool QuickScanner::word(std::string_view wanted) {
  if (std::strncmp(at_, wanted.data(), wanted.size()) != 0) return false;
  at_ += wanted.size();
  return true;
}

std::string_view QuickScanner::number() {
  const char* at = at_ + (*at_ == '-');
  if (!isDigit(*at)) return {};
  at = *at == '0' ? at + 1 : digits(at);
  if (*at == '.') {
    if (!isDigit(at[1])) return {};
    at = digits(at + 1);
  }
  if (*at == 'e' || *at == 'E') {
    at += at[1] == '+' || at[1] == '-' ? 2 : 1;
    if (!isDigit(*at)) return {};
    at = digits(at);
  }
  const std::string_view token(at_, static_cast<std::size_t>(at - at_));
  at_ += token.size();
  return token;
}

std::string_view QuickScanner::escaped(char* start, char* escape) {
  char* out = at_ = escape;
  while (*at_ == '\\') {
    if (at_[1] == 'u') {
      const Escaped escaped = unicodeEscape(at_);
      if (escaped.length == 0) return {};
      out = writeUtf8(out, escaped.character), at_ += escaped.length;
    } else {
      const char c = simpleEscape(at_[1]);
      if (c == 0) return {};
      *out++ = c, at_ += 2;
    }
    char* const run = at_;
    at_ = endOfPlain(at_);
    std::memmove(out, run, static_cast<std::size_t>(at_ - run));
    out += at_ - run;
  }
  if (*at_ != '"') return {};
  ++at_;
  return {start, static_cast<std::size_t>(out - start)};
}

}  // namespace vedette::detection

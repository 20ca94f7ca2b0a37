#include "rules/encodings.hpp"

#include <array>
#include <cstdint>

namespace vedette::sigma {
namespace {

using detection::TextPattern;

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = 0; j < 3; ++j)
      group = group << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0u);
    for (int shift = 18; shift >= 0; shift -= 6) out += digits[group >> shift & 0x3F];
  }
  const std::size_t padding = (3 - bytes.size() % 3) % 3;
  out.replace(out.size() - padding, padding, padding, '=');
  return out;
}

// What stays the same of the Base64 of a text behind `shift` other bytes: without the digits that its
// neighbours have a part in.
std::string base64At(std::string_view bytes, std::size_t shift) {
  constexpr std::array<std::size_t, 3> foreignStart{0, 2, 3}, foreignEnd{0, 3, 2};
  const std::string whole = base64(std::string(shift, ' ').append(bytes));
  const std::size_t first = foreignStart[shift], cut = foreignEnd[(bytes.size() + shift) % 3];
  return whole.size() <= first + cut ? std::string() : whole.substr(first, whole.size() - first - cut);
}

void append16(std::string& out, std::uint32_t unit, bool bigEndian) {
  const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
  out += bigEndian ? high : low;
  out += bigEndian ? low : high;
}

std::string utf16(std::string_view utf8, bool bigEndian) {
  std::string out;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i++]);
    std::uint32_t c = lead < 0x80   ? lead
                      : lead < 0xE0 ? lead & 0x1F
                      : lead < 0xF0 ? lead & 0x0F
                                    : lead & 0x07;
    while (i < utf8.size() && (utf8[i] & 0xC0) == 0x80) c = c << 6 | (utf8[i++] & 0x3F);
    if (c >= 0x10000) {
      append16(out, 0xD800 + ((c - 0x10000) >> 10), bigEndian);
      c = 0xDC00 + ((c - 0x10000) & 0x3FF);
    }
    append16(out, c, bigEndian);
  }
  return out;
}

bool isWord(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char c = text[at];
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c < 0;
}

bool isDash(std::string_view text, std::size_t at) {
  return (text[at] == '-' || text[at] == '/') && !(at > 0 && isWord(text, at - 1)) && isWord(text, at + 1);
}

TextPattern withHoles(const TextPattern& pattern, std::size_t& holes) {
  TextPattern made;
  for (const auto& piece : pattern.pieces()) {
    if (piece.kind != TextPattern::Kind::Literal) made.append(piece.kind);
    for (std::size_t i = 0; i < piece.literal.size(); ++i) {
      if (!isDash(piece.literal, i))
        made.append(std::string_view(piece.literal).substr(i, 1));
      else
        made.append(TextPattern::Kind::Dash), ++holes;
    }
  }
  return made;
}

// Every pattern once with each dash in place of its first hole.
std::vector<TextPattern> filled(const std::vector<TextPattern>& patterns) {
  std::vector<TextPattern> made;
  for (const TextPattern& pattern : patterns)
    for (const std::string_view dash : {"-", "/", "\u2013", "\u2014", "\u2015"}) {
      TextPattern one;
      bool done = false;
      for (const auto& piece : pattern.pieces()) {
        if (piece.kind == TextPattern::Kind::Literal)
          one.append(piece.literal);
        else if (piece.kind != TextPattern::Kind::Dash || std::exchange(done, true))
          one.append(piece.kind);
        else
          one.append(dash);
      }
      made.push_back(std::move(one));
    }
  return made;
}

}  // namespace

std::vector<std::string> encoded(std::string_view plain, Encoding encoding) {
  switch (encoding) {
    case Encoding::Utf16le:
      return {utf16(plain, false)};
    case Encoding::Utf16be:
      return {utf16(plain, true)};
    case Encoding::Utf16:
      return {"\xFF\xFE" + utf16(plain, false)};
    case Encoding::Base64:
      return {base64(plain)};
    case Encoding::Base64Offset:
      return {base64At(plain, 0), base64At(plain, 1), base64At(plain, 2)};
  }
  return {};
}

std::vector<TextPattern> withDashes(const TextPattern& pattern) {
  std::size_t holes = 0;
  std::vector<TextPattern> made{withHoles(pattern, holes)};
  if (holes > 2) return made;
  for (; holes > 0; --holes) made = filled(made);
  return made;
}

}  // namespace vedette::sigma

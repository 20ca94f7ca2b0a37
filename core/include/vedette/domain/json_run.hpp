#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace vedette {

// The end of the run of bytes, from `from` on, that stand for themselves in a JSON string: no control
// character, no quotation mark, no backslash. Eight at a time, for nearly all texts are one run; the last
// eight may be looked at twice.
inline std::size_t endOfJsonRun(std::string_view text, std::size_t from) {
  constexpr std::uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
  constexpr std::size_t width = sizeof ones;
  const auto hasZero = [](std::uint64_t word) { return ((word - ones) & ~word & tops) != 0; };
  const auto isPlain = [&](std::size_t at) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, width);
    const bool control = ((word - ones * 0x20) & ~word & tops) != 0;
    return !control && !hasZero(word ^ (ones * '"')) && !hasZero(word ^ (ones * '\\'));
  };
  while (text.size() - from >= width && isPlain(from)) from += width;
  if (text.size() >= width && text.size() - from < width && isPlain(text.size() - width)) return text.size();
  for (; from < text.size(); ++from) {
    const auto byte = static_cast<unsigned char>(text[from]);
    if (byte < 0x20 || byte == '"' || byte == '\\') break;
  }
  return from;
}

}  // namespace vedette

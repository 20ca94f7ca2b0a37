#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace vedette {

// The end of the run of bytes, from `from` on, that stand for themselves in a JSON string: no control
// character, no quotation mark, no backslash. Eight at a time, for nearly all texts are one run.
inline std::size_t endOfJsonRun(std::string_view text, std::size_t from) {
  constexpr std::uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
  const auto hasZero = [](std::uint64_t word) { return ((word - ones) & ~word & tops) != 0; };
  for (std::uint64_t word; text.size() - from >= sizeof word; from += sizeof word) {
    std::memcpy(&word, text.data() + from, sizeof word);
    const bool control = ((word - ones * 0x20) & ~word & tops) != 0;
    if (control || hasZero(word ^ (ones * '"')) || hasZero(word ^ (ones * '\\'))) break;
  }
  for (; from < text.size(); ++from) {
    const auto byte = static_cast<unsigned char>(text[from]);
    if (byte < 0x20 || byte == '"' || byte == '\\') break;
  }
  return from;
}

}  // namespace vedette

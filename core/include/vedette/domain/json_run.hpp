#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace vedette {

// Whether each of the eight bytes stands for itself in a JSON string: no control character, no quotation
// mark, no backslash.
constexpr bool isJsonRun(std::uint64_t bytes) {
  constexpr std::uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
  const std::uint64_t quote = bytes ^ (ones * '"'), backslash = bytes ^ (ones * '\\');
  const std::uint64_t special =
      ((bytes - ones * 0x20) & ~bytes) | ((quote - ones) & ~quote) | ((backslash - ones) & ~backslash);
  return (special & tops) == 0;
}

// The end of the run of such bytes from `from` on. Eight at a time, for nearly all texts are one run; some
// may be looked at twice.
inline std::size_t endOfJsonRun(std::string_view text, std::size_t from) {
  const auto load = [&](auto& word, std::size_t at) { std::memcpy(&word, text.data() + at, sizeof word); };
  const std::size_t size = text.size();
  if (size >= 8) {
    std::uint64_t word = 0;
    const auto isPlain = [&](std::size_t at) { return load(word, at), isJsonRun(word); };
    while (size - from >= 8 && isPlain(from)) from += 8;
    if (size - from < 8 && isPlain(size - 8)) return size;
  } else if (size >= 4 && from == 0) {
    std::uint32_t first = 0, last = 0;
    load(first, 0), load(last, size - 4);
    if (isJsonRun(std::uint64_t{last} << 32 | first)) return size;
  }
  for (; from < text.size(); ++from) {
    const auto byte = static_cast<unsigned char>(text[from]);
    if (byte < 0x20 || byte == '"' || byte == '\\') break;
  }
  return from;
}

}  // namespace vedette

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace vedette::detection {

// A key's size and its first and last bytes as numbers: equal for equal keys, and for no others up to 16
// bytes.
struct KeyWords {
  std::uint64_t head = 0, tail = 0;
  std::uint32_t size = 0;

  KeyWords() = default;
  explicit KeyWords(std::string_view key) : size(static_cast<std::uint32_t>(key.size())) {
    const char* const begin = key.data();
    if (key.size() >= 8) {
      head = load<std::uint64_t>(begin), tail = load<std::uint64_t>(begin + size - 8);
    } else if (key.size() >= 4) {
      head = load<std::uint32_t>(begin), tail = load<std::uint32_t>(begin + size - 4);
    } else {
      for (const char c : key) head = head << 8 | static_cast<unsigned char>(c);
    }
  }
  bool operator==(const KeyWords&) const = default;

  // Of two keys whose words are equal.
  bool sameMiddle(const char* one, const char* other) const {
    return size <= 16 || std::memcmp(one + 8, other + 8, size - 16) == 0;
  }

  std::size_t hash(std::uint32_t seed) const {
    const std::uint64_t mixed = (head + seed) * 0x9E3779B97F4A7C15u ^ (tail + size) * 0xC2B2AE3D27D4EB4Fu;
    return static_cast<std::size_t>(mixed ^ mixed >> 29);
  }

 private:
  template <class Word>
  static Word load(const char* at) {
    Word word;
    std::memcpy(&word, at, sizeof word);
    return word;
  }
};

}  // namespace vedette::detection

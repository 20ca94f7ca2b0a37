#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vedette::detection {

// How rare a character is in folded log text: 0 for the most frequent, by a count over Windows event logs.
inline constexpr auto rarities = [] {
  constexpr std::string_view frequentFirst = " e\\sitonr0acmdl1w-p23f.u4yh5:6g8v97bx/k";
  std::array<std::uint8_t, 256> table{};
  table.fill(frequentFirst.size());
  for (std::size_t i = 0; i < frequentFirst.size(); ++i)
    table[static_cast<unsigned char>(frequentFirst[i])] = static_cast<std::uint8_t>(i);
  return table;
}();

constexpr unsigned rarity(char c) { return rarities[static_cast<unsigned char>(c)]; }

// Where the rarest `width` characters of a text of at least that many begin.
constexpr std::size_t rarestPart(std::string_view text, std::size_t width) {
  std::size_t best = 0;
  unsigned most = 0;
  for (std::size_t i = 0; i + width <= text.size(); ++i) {
    unsigned sum = 1;
    for (std::size_t j = 0; j < width; ++j) sum += rarity(text[i + j]);
    if (sum > most) most = sum, best = i;
  }
  return best;
}

}  // namespace vedette::detection

#pragma once

#include <cstddef>
#include <string_view>

namespace vedette::detection {

// How rare a character is in folded log text: 0 for the most frequent, by a count over Windows event logs.
constexpr unsigned rarity(char c) {
  constexpr std::string_view frequentFirst = " e\\sitonr0acmdl1w-p23f.u4yh5:6g8v97bx/k";
  const auto at = frequentFirst.find(c);
  return static_cast<unsigned>(at == std::string_view::npos ? frequentFirst.size() : at);
}

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

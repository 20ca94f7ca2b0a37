#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace vedette::app {

// Rows as lines, each column as wide as its widest cell.
template <std::size_t Columns>
std::string aligned(const std::vector<std::array<std::string, Columns>>& rows) {
  std::array<std::size_t, Columns> widths{};
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < Columns; ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i + 1 < Columns; ++i)
      text += row[i] + std::string(widths[i] + 2 - row[i].size(), ' ');
    text += row.back() + "\n";
  }
  return text;
}

}  // namespace vedette::app

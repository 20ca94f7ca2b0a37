#include "vedette/domain/detection/engine/backslashes.hpp"

#include <algorithm>

namespace vedette::detection {
namespace {

bool areDoubled(std::string_view text) {
  for (std::size_t at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', at + 2))
    if (at + 1 == text.size() || text[at + 1] != '\\') return false;
  return true;
}

}  // namespace

std::string_view halved(char* text, std::size_t size) {
  const std::string_view whole(text, size);
  if (whole.find('\\') == std::string_view::npos || !areDoubled(whole)) return whole;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < size; ++i) {
    text[kept++] = text[i];
    if (text[i] == '\\') ++i;
  }
  return {text, kept};
}

}  // namespace vedette::detection

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vedette/sigma/rule_reader.hpp"

namespace vedette::sigma {

struct Expansion {
  static constexpr std::size_t mostTexts = 50'000, mostBytes = 4 << 20;

  std::vector<std::string> texts = {};
  std::string unknown = {};  // a placeholder that has no values: then there are no texts
  bool isTooMuch = false;    // so many or so long that they were not written out
};

// A text with every %name% replaced, in all combinations; \% is a plain percent sign.
Expansion expand(const std::string& text, const Placeholders&);

}  // namespace vedette::sigma

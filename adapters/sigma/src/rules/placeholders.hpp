#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vedette/sigma/rule_reader.hpp"

namespace vedette::sigma {

struct Expansion {
  std::vector<std::string> texts = {};
  std::string unknown = {};  // a placeholder that has no values: then there are no texts
};

// A text with every %name% replaced, in all combinations; \% is a plain percent sign.
Expansion expand(const std::string& text, const Placeholders&);

}  // namespace vedette::sigma

#pragma once

#include <string_view>
#include <vector>

#include "yaml/node.hpp"

namespace vedette::sigma {

// What one text may hold; more is refused.
struct YamlLimits {
  std::size_t bytes = 1 << 20;
  std::size_t documents = 500;
  std::size_t values = 50'000;  // scalars, lists and maps together
  std::size_t depth = 32;
};

// The documents of a YAML text. Throws Refused for what is not UTF-8, for tags, keys that stand twice in
// a map or are no scalars, and beyond the limits. What aliases stand for is written out and counts.
std::vector<Node> readDocuments(std::string_view yaml, const YamlLimits& = {});

}  // namespace vedette::sigma

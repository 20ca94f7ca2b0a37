#pragma once

#include <string>
#include <vector>

#include "yaml/refused.hpp"

namespace vedette::sigma {

inline const std::string& scalar(const Node& node) {
  if (!node.isScalar()) throw Refused(node.mark, "a text is wanted here");
  return node.text;
}

// Of a list; a single text is a list of one.
inline std::vector<std::string> scalars(const Node& node) {
  if (!node.isSequence()) return {scalar(node)};
  std::vector<std::string> texts;
  for (const Node& item : node.items) texts.push_back(scalar(item));
  return texts;
}

}  // namespace vedette::sigma

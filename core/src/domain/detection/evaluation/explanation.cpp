#include "domain/detection/evaluation/explanation.hpp"

#include <algorithm>

namespace vedette::detection {

bool Explanation::groupHolds(const Program::Node& node) {
  const auto children = program_.children(node);
  if (node.kind == Program::Kind::Not) return !holds(children.front());
  if (node.kind == Program::Kind::All) {
    for (const Program::Node& child : children)
      if (!holds(child)) return false;
    return true;
  }
  std::uint32_t missing = node.need;
  for (const Program::Node& child : children)
    if (holds(child) && --missing == 0) return true;
  return false;
}

Explanation::Range Explanation::add(Program::NodeId root) {
  const std::size_t first = fields_.size();
  collect(root, first);
  return {first, fields_.size() - first};
}

void Explanation::collect(Program::NodeId id, std::size_t first) {
  const Program::Node& node = program_[id];
  if (node.kind == Program::Kind::Test) {
    const std::uint32_t at = tester_.reason(node.first);
    if (at == FieldValue::none) return;
    const FieldValue& value = event_.value(at);
    const MatchedField matched{value.field == noField ? std::string_view{} : names_.name(value.field),
                               value.text};
    if (std::find(fields_.begin() + static_cast<std::ptrdiff_t>(first), fields_.end(), matched) ==
        fields_.end())
      fields_.push_back(matched);
    return;
  }
  if (node.kind == Program::Kind::Not) return;
  std::uint32_t wanted = node.kind == Program::Kind::All ? node.count : node.need;
  for (std::uint32_t i = 0; i < node.count && wanted > 0; ++i)
    if (holds(node.first + i)) collect(node.first + i, first), --wanted;
}

}  // namespace vedette::detection

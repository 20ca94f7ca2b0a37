#include "vedette/domain/detection/engine/field_table.hpp"

#include <algorithm>

namespace vedette::detection {

FieldTable::FieldTable(const FieldLayout& layout) : edges_(64), mask_(edges_.size() - 1) {
  nodeOf("");
  for (const auto& path : layout.paths) join(path);
  for (const auto& pairs : layout.pairs) addPairs(pairs);
  for (const auto& records : layout.records) addRecords(records);
  for (const auto& numbered : layout.numbered) addNumbered(numbered);
  for (const auto& path : layout.embedded) placeOf(path, Role::Embedded);
  for (const auto& path : layout.lowered) addLowered(path);
  for (const auto& path : layout.doubled) placeOf(path, Role::Doubled);
  for (const auto& meaning : layout.meanings) addMeaning(meaning);
}

std::string FieldTable::canonical(std::string_view name) const {
  const auto known = nodes_.find(std::string(name));
  if (known != nodes_.end() && places_[known->second].role != Role::None) return std::string(name);
  for (const auto& [path, meant] : joined_) {
    if (!name.starts_with(path)) continue;
    const std::string_view below = name.substr(path.size());
    if (below.empty() && !meant.empty()) return meant;
    if (below.starts_with('.')) return meant + std::string(below.substr(meant.empty() ? 1 : 0));
  }
  return std::string(name);
}

FieldId FieldTable::find(std::string_view name) const {
  const auto known = nodes_.find(canonical(name));
  return known == nodes_.end() ? noField : heldAt(known->second);
}

// A value with a meaning is looked at apart, whether it is a field of its own or not.
FieldId FieldTable::heldAt(Node node) const {
  return roleAt(node) == Role::Meaning ? meanings_[places_[node].detail].own : fields_[node];
}

void FieldTable::hold(Node node, FieldId field) {
  (roleAt(node) == Role::Meaning ? meanings_[places_[node].detail].own : fields_[node]) = field;
}

FieldId FieldTable::add(std::string_view name) {
  if (const FieldId known = find(name); known != noField) return known;
  return hasRoomFor(name) ? enter(name) : noField;
}

FieldId FieldTable::addOwn(std::string_view name) {
  if (const FieldId known = find(name); known != noField) return known;
  return names_.size() < anyValue ? enter(name) : noField;
}

FieldId FieldTable::enter(std::string_view name) {
  const auto& [path, node] = *nodes_.try_emplace(canonical(name), nowhere).first;
  reach(path);
  const auto id = static_cast<FieldId>(names_.size());
  hold(node, id);
  names_.push_back(&path);
  return id;
}

bool FieldTable::hasRoomFor(std::string_view name) const {
  if (name.empty() || names_.size() >= maxFields || edgeCount_ >= maxEdges) return false;
  return static_cast<std::size_t>(std::count(name.begin(), name.end(), '.')) < maxParts;
}

// Leads every split of the path at its dots to its node.
void FieldTable::reach(const std::string& path) {
  std::vector<std::size_t> starts{0};  // of the parts between the dots
  for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', dot + 1))
    starts.push_back(dot + 1);
  const std::string_view whole = path;
  for (std::size_t end = 1; end <= starts.size(); ++end) {
    const std::size_t stop = end == starts.size() ? path.size() : starts[end] - 1;
    const Node to = nodeOf(whole.substr(0, stop));
    for (std::size_t begin = 0; begin < end; ++begin) {
      const Node from = begin == 0 ? Node{root} : nodeOf(whole.substr(0, starts[begin] - 1));
      connect(from, whole.substr(starts[begin], stop - starts[begin]), to);
    }
  }
}

FieldTable::Node FieldTable::nodeOf(std::string_view path) {
  const auto [known, fresh] = nodes_.try_emplace(std::string(path), nowhere);
  if (known->second == nowhere) {
    known->second = static_cast<Node>(places_.size());
    places_.emplace_back();
    fields_.push_back(noField);
  }
  return known->second;
}

void FieldTable::connect(Node from, std::string_view key, Node to) {
  if (follow(from, key) != nowhere) return;
  if (++edgeCount_ * 2 > edges_.size()) {
    std::vector<Edge> before(edges_.size() * 2);
    before.swap(edges_);
    mask_ = edges_.size() - 1;
    for (const Edge& edge : before)
      if (edge.to != nowhere) place(edge);
  }
  place({KeyWords(key), key.data(), from, to});
}

void FieldTable::place(const Edge& edge) {
  std::size_t at = edge.words.hash(edge.from) & mask_;
  while (edges_[at].to != nowhere) at = (at + 1) & mask_;
  edges_[at] = edge;
}

}  // namespace vedette::detection

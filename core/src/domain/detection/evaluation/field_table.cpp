#include "vedette/domain/detection/engine/field_table.hpp"

namespace vedette::detection {

FieldTable::FieldTable() : edges_(64), mask_(edges_.size() - 1) { nodeOf(""); }

FieldId FieldTable::find(std::string_view name) const {
  const auto known = nodes_.find(std::string(name));
  return known == nodes_.end() || known->second == root ? noField : fields_[known->second];
}

FieldId FieldTable::add(std::string_view name) {
  if (const FieldId known = find(name); known != noField) return known;
  if (names_.size() == maxFields) return noField;
  const std::string& path = nodes_.try_emplace(std::string(name), nowhere).first->first;
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
  const auto id = static_cast<FieldId>(names_.size());
  fields_[nodes_.at(path)] = id;
  names_.push_back(&path);
  return id;
}

FieldTable::Node FieldTable::nodeOf(std::string_view path) {
  const auto [place, fresh] = nodes_.try_emplace(std::string(path), nowhere);
  if (place->second == nowhere) {
    place->second = static_cast<Node>(fields_.size());
    fields_.push_back(noField);
  }
  return place->second;
}

void FieldTable::connect(Node from, std::string_view key, Node to) {
  if (child(from, key) != nowhere) return;
  if (++edgeCount_ * 2 > edges_.size()) {
    std::vector<Edge> before(edges_.size() * 2);
    before.swap(edges_);
    mask_ = edges_.size() - 1;
    for (const Edge& edge : before)
      if (edge.to != nowhere) place(edge);
  }
  place({key.data(), static_cast<std::uint32_t>(key.size()), from, to});
}

void FieldTable::place(const Edge& edge) {
  std::size_t at = hash(edge.from, {edge.key, edge.size}) & mask_;
  while (edges_[at].to != nowhere) at = (at + 1) & mask_;
  edges_[at] = edge;
}

}  // namespace vedette::detection

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "domain/detection/plan/predicate_table.hpp"
#include "vedette/domain/detection/rules/condition.hpp"

namespace vedette::detection {

// The conditions of all rules as one array of nodes; the children of a node stand side by side, the cheapest
// first.
class Program {
 public:
  enum class Kind : std::uint8_t { All, AtLeast, Not, Test };
  struct Node {
    Kind kind;
    std::uint32_t first;      // child; of a Test, the predicate
    std::uint32_t count = 0;  // of children
    std::uint32_t need = 0;   // of an AtLeast
  };
  using NodeId = std::uint32_t;

  // The root of the condition's nodes.
  NodeId add(const Condition&, PredicateTable&, FieldTable&);

  // Of the condition that was added last, by its root.
  bool isAnswerable(NodeId root, const PredicateTable&) const;

  const Node& operator[](NodeId id) const { return nodes_[id]; }
  std::span<const Node> children(const Node& node) const { return {nodes_.data() + node.first, node.count}; }

 private:
  void fill(NodeId, const Condition&, PredicateTable&, FieldTable&);
  void fill(NodeId, Kind, const std::vector<Condition>&, PredicateTable&, FieldTable&);

  std::vector<Node> nodes_;
};

}  // namespace vedette::detection

#include "domain/detection/plan/program.hpp"

#include <algorithm>

namespace vedette::detection {
namespace {

// What evaluation is expected to cost; only the order matters.
struct Cost {
  unsigned operator()(const Predicate& predicate) const {
    const unsigned test = std::visit(*this, predicate.test);
    return predicate.field.empty() ? test * 20 : test;
  }
  unsigned operator()(const AllOf& all) const { return sum(all.conditions); }
  unsigned operator()(const AtLeast& some) const { return sum(some.conditions); }
  unsigned operator()(const Not& no) const { return sum(no.condition); }

  unsigned operator()(const TextTest& test) const {
    const auto& pieces = test.pattern.pieces();
    const bool anchored =
        pieces.empty() || pieces.front().kind == TextPattern::Kind::Literal || pieces.size() < 3;
    return anchored ? 1 : 3;
  }
  unsigned operator()(const RegexTest&) const { return 30; }
  unsigned operator()(const CidrTest&) const { return 4; }
  unsigned operator()(const CompareTest&) const { return 4; }
  unsigned operator()(const ExistsTest&) const { return 0; }
  unsigned operator()(const NullTest&) const { return 0; }
  unsigned operator()(const FieldRefTest&) const { return 3; }
  unsigned operator()(const NeverTest&) const { return 0; }

 private:
  unsigned sum(const std::vector<Condition>& conditions) const {
    unsigned total = 0;
    for (const Condition& each : conditions) total += std::visit(*this, each.what);
    return total;
  }
};

}  // namespace

Program::NodeId Program::add(const Condition& condition, PredicateTable& predicates, FieldTable& fields) {
  const auto root = static_cast<NodeId>(nodes_.size());
  nodes_.emplace_back();
  fill(root, condition, predicates, fields);
  return root;
}

bool Program::isAnswerable(NodeId root, const PredicateTable& predicates) const {
  return std::all_of(nodes_.begin() + root, nodes_.end(), [&](const Node& node) {
    return node.kind != Kind::Test || predicates[node.first].answerable();
  });
}

void Program::fill(NodeId id, const Condition& condition, PredicateTable& predicates, FieldTable& fields) {
  if (const auto* predicate = std::get_if<Predicate>(&condition.what)) {
    nodes_[id] = {Kind::Test, predicates.add(*predicate, fields)};
  } else if (const auto* no = std::get_if<Not>(&condition.what)) {
    fill(id, Kind::Not, no->condition, predicates, fields);
  } else if (const auto* some = std::get_if<AtLeast>(&condition.what)) {
    fill(id, Kind::AtLeast, some->conditions, predicates, fields);
    nodes_[id].need = static_cast<std::uint32_t>(some->count);
  } else {
    fill(id, Kind::All, std::get<AllOf>(condition.what).conditions, predicates, fields);
  }
}

void Program::fill(NodeId id, Kind kind, const std::vector<Condition>& conditions, PredicateTable& predicates,
                   FieldTable& fields) {
  std::vector<std::pair<unsigned, const Condition*>> ordered;
  for (const Condition& each : conditions) ordered.emplace_back(std::visit(Cost{}, each.what), &each);
  std::stable_sort(ordered.begin(), ordered.end(), [](auto& a, auto& b) { return a.first < b.first; });
  const auto first = static_cast<NodeId>(nodes_.size());
  nodes_.resize(nodes_.size() + ordered.size());
  nodes_[id] = {kind, first, static_cast<std::uint32_t>(ordered.size())};
  for (std::size_t i = 0; i < ordered.size(); ++i)
    fill(first + static_cast<NodeId>(i), *ordered[i].second, predicates, fields);
}

}  // namespace vedette::detection

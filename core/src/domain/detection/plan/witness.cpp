#include "domain/detection/plan/witness.hpp"

#include <algorithm>

#include "domain/detection/text/commonplace.hpp"

namespace vedette::detection {
namespace {

constexpr double presenceCost = 2000;  // a field that is there

double literalCost(const CompiledPredicate& predicate) {
  constexpr double byLength[] = {presenceCost, 1200, 500, 150, 60, 30, 20, 12};
  const std::string& hint = predicate.hint;
  double cost = hint.size() < std::size(byLength) ? byLength[hint.size()] : 10;
  const bool whole = predicate.text && predicate.text->shape() == TextMatcher::Shape::Exact;
  const bool digits = hint.find_first_not_of("0123456789") == std::string::npos;
  if (whole) cost = digits ? 150 : std::min(cost, 15.0);
  if (!digits && isCommonplace(hint)) cost = std::max(cost, 600.0);
  if (predicate.field == anyValue) cost *= 3;
  // What many rules look for is what events are full of.
  return cost + 2 * predicate.uses;
}

std::optional<Witnesses> ofTest(PredicateId id, const PredicateTable& predicates) {
  const CompiledPredicate& predicate = predicates[id];
  if (std::holds_alternative<NeverTest>(predicate.test)) return Witnesses{};
  if (std::holds_alternative<NullTest>(predicate.test)) return {};
  if (const auto* exists = std::get_if<ExistsTest>(&predicate.test); exists && !exists->wanted) return {};
  if (predicate.field == anyValue && predicate.hint.empty()) return {};
  return Witnesses{{id}, predicate.hint.empty() ? presenceCost : literalCost(predicate)};
}

// "Not null" and "not absent" want the field.
std::optional<Witnesses> ofNegated(PredicateId id, const PredicateTable& predicates) {
  const auto* exists = std::get_if<ExistsTest>(&predicates[id].test);
  const bool wantsField =
      std::holds_alternative<NullTest>(predicates[id].test) || (exists && !exists->wanted);
  return wantsField ? std::optional(Witnesses{{id}, presenceCost}) : std::nullopt;
}

class Finder {
 public:
  Finder(const Program& program, const PredicateTable& predicates)
      : program_(program), predicates_(predicates) {}

  std::optional<Witnesses> find(Program::NodeId id, bool wanted) const {
    const Program::Node& node = program_[id];
    switch (node.kind) {
      case Program::Kind::Test:
        return wanted ? ofTest(node.first, predicates_) : ofNegated(node.first, predicates_);
      case Program::Kind::Not:
        return find(node.first, !wanted);
      case Program::Kind::All:
        return wanted ? cheapest(node, wanted) : together(node, wanted);
      case Program::Kind::AtLeast:
        break;
    }
    if (wanted) return node.need == node.count ? cheapest(node, wanted) : together(node, wanted);
    if (node.need > node.count) return {};  // more than there are: never, so "not" of it always
    return node.need == 1 ? cheapest(node, wanted) : together(node, wanted);
  }

 private:
  std::optional<Witnesses> cheapest(const Program::Node& node, bool wanted) const {
    std::optional<Witnesses> best;
    for (std::uint32_t i = 0; i < node.count; ++i) {
      auto found = find(node.first + i, wanted);
      if (found && (!best || found->cost < best->cost)) best = std::move(found);
    }
    return best;
  }

  std::optional<Witnesses> together(const Program::Node& node, bool wanted) const {
    Witnesses all;
    for (std::uint32_t i = 0; i < node.count; ++i) {
      const auto found = find(node.first + i, wanted);
      if (!found) return {};
      all.cost += found->cost;
      all.predicates.insert(all.predicates.end(), found->predicates.begin(), found->predicates.end());
    }
    return all;
  }

  const Program& program_;
  const PredicateTable& predicates_;
};

}  // namespace

std::optional<Witnesses> witnessesOf(const Program& program, Program::NodeId root,
                                     const PredicateTable& predicates) {
  return Finder(program, predicates).find(root, true);
}

}  // namespace vedette::detection

#include "domain/detection/plan/rule_plan.hpp"

#include <map>

#include "domain/detection/plan/witness.hpp"

namespace vedette::detection {
namespace {

// What shows up shows that the predicate is true: an uncased text without holes inside.
bool decides(const CompiledPredicate& predicate) {
  return predicate.text && !predicate.text->cased() && predicate.text->shape() != TextMatcher::Shape::General;
}

}  // namespace

RulePlan::RulePlan(std::vector<RuleIndex> rules, const std::vector<Program::NodeId>& roots,
                   const Program& program, const PredicateTable& predicates, const FieldTable& fields)
    : rules_(std::move(rules)), fields_(fields.size()) {
  std::map<PredicateId, std::vector<RuleIndex>> byPredicate;
  for (const RuleIndex rule : rules_) {
    const auto witnesses = witnessesOf(program, roots[rule], predicates);
    if (!witnesses) always_.push_back(rule);
    if (!witnesses) continue;
    for (const PredicateId predicate : witnesses->predicates) {
      auto& its = byPredicate[predicate];
      if (its.empty() || its.back() != rule) its.push_back(rule);
    }
  }
  std::map<FieldId, std::vector<LiteralIndex::Hinted>> hinted;
  for (const auto& [id, its] : byPredicate) {
    const CompiledPredicate& predicate = predicates[id];
    if (predicate.field != anyValue && !fields_[predicate.field])
      fields_[predicate.field] = std::make_unique<OfField>();
    if (predicate.hint.empty()) {
      auto& present = fields_[predicate.field]->whenPresent;
      present.insert(present.end(), its.begin(), its.end());
      continue;
    }
    hinted[predicate.field].push_back({&predicate, static_cast<std::uint32_t>(witnesses_.size())});
    witnesses_.push_back({id, decides(predicate), static_cast<std::uint32_t>(rulesOfWitnesses_.size()),
                          static_cast<std::uint32_t>(its.size())});
    rulesOfWitnesses_.insert(rulesOfWitnesses_.end(), its.begin(), its.end());
  }
  for (const auto& [field, some] : hinted) {
    auto index = std::make_unique<const LiteralIndex>(some);
    (field == anyValue ? anyValue_ : fields_[field]->literals) = std::move(index);
  }
}

}  // namespace vedette::detection

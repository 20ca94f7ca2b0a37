#include "domain/detection/plan/rule_plan.hpp"

#include <map>

#include "domain/detection/plan/compiled_rules.hpp"

namespace vedette::detection {
namespace {

using RulesOf = std::map<PredicateId, std::vector<RuleIndex>>;

// What shows up shows that the predicate is true: an uncased text without holes inside.
bool decides(const CompiledPredicate& predicate) {
  return predicate.text && !predicate.text->cased() && predicate.text->shape() != TextMatcher::Shape::General;
}

// The rules by their witnesses; those without go to `always`.
RulesOf witnessed(const std::vector<RuleIndex>& rules, const CompiledRules& compiled,
                  std::vector<RuleIndex>& always) {
  RulesOf byPredicate;
  for (const RuleIndex rule : rules) {
    const auto& witnesses = compiled.witnesses[rule];
    if (!witnesses) always.push_back(rule);
    if (!witnesses) continue;
    for (const PredicateId predicate : witnesses->predicates) {
      auto& its = byPredicate[predicate];
      if (its.empty() || its.back() != rule) its.push_back(rule);
    }
  }
  return byPredicate;
}

}  // namespace

RulePlan::RulePlan(std::vector<RuleIndex> rules, const CompiledRules& compiled)
    : rules_(std::move(rules)), fields_(compiled.fields.size()) {
  std::map<FieldId, Hinted> hinted;
  for (const auto& [id, its] : witnessed(rules_, compiled, always_)) {
    const CompiledPredicate& predicate = compiled.predicates[id];
    if (predicate.field != anyValue && !fields_[predicate.field])
      fields_[predicate.field] = std::make_unique<OfField>();
    if (predicate.hint.empty()) {
      auto& present = fields_[predicate.field]->whenPresent;
      present.insert(present.end(), its.begin(), its.end());
    } else {
      hinted[predicate.field].push_back({&predicate, static_cast<std::uint32_t>(witnesses_.size())});
      addWitness(id, its, compiled.predicates);
    }
  }
  for (const auto& [field, some] : hinted)
    (field == anyValue ? anyValue_ : fields_[field]->literals) = std::make_unique<const LiteralIndex>(some);
}

void RulePlan::addWitness(PredicateId id, const std::vector<RuleIndex>& rules,
                          const PredicateTable& predicates) {
  witnesses_.push_back({id, decides(predicates[id]), static_cast<std::uint32_t>(rulesOfWitnesses_.size()),
                        static_cast<std::uint32_t>(rules.size())});
  rulesOfWitnesses_.insert(rulesOfWitnesses_.end(), rules.begin(), rules.end());
}

}  // namespace vedette::detection

#include "vedette/domain/detection/catalogue/catalogue.hpp"

#include <algorithm>

#include "vedette/domain/detection/engine/rule_set.hpp"
#include "vedette/domain/text.hpp"

namespace vedette::detection {

const CataloguedRule* Catalogue::find(std::string_view id) const {
  const auto found = rules_.find(id);
  return found == rules_.end() ? nullptr : &found->second;
}

std::size_t Catalogue::count(Provenance provenance) const {
  return static_cast<std::size_t>(std::count_if(
      rules_.begin(), rules_.end(), [&](const auto& each) { return each.second.provenance == provenance; }));
}

std::vector<const CataloguedRule*> Catalogue::byTitle() const {
  std::vector<std::pair<std::string, const CataloguedRule*>> titled;
  titled.reserve(rules_.size());
  for (const auto& [id, rule] : rules_) titled.emplace_back(toLower(rule.title()), &rule);
  std::stable_sort(titled.begin(), titled.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<const CataloguedRule*> sorted;
  sorted.reserve(titled.size());
  for (const auto& [title, rule] : titled) sorted.push_back(rule);
  return sorted;
}

RulesInForce Catalogue::inForce() const {
  RulesInForce all;
  all.rules.reserve(rules_.size());
  for (const auto& [id, rule] : rules_) {
    if (!rule.inForce()) continue;
    RuleHead& head = rule.kind() == RuleKind::Sigma
                         ? static_cast<RuleHead&>(all.rules.emplace_back(*std::get<0>(rule.declared)))
                         : static_cast<RuleHead&>(all.correlations.emplace_back(*std::get<1>(rule.declared)));
    head.level = rule.severity();
    head.dedup = rule.dedup();
  }
  return all;
}

void Catalogue::put(CataloguedRule rule) {
  const auto decided = overrides_.find(rule.id());
  rule.changed = decided == overrides_.end() ? std::nullopt : std::optional(decided->second);
  std::string id = rule.id();
  rules_.insert_or_assign(std::move(id), std::move(rule));
}

void Catalogue::remove(std::string_view id) {
  if (const auto rule = rules_.find(id); rule != rules_.end()) rules_.erase(rule);
  if (const auto decided = overrides_.find(id); decided != overrides_.end()) overrides_.erase(decided);
}

void Catalogue::removeAll(Provenance provenance) {
  std::erase_if(rules_, [&](const auto& each) { return each.second.provenance == provenance; });
}

void Catalogue::decide(RuleOverride decision) {
  const auto rule = rules_.find(decision.rule);
  if (decision.changesNothing()) {
    if (rule != rules_.end()) rule->second.changed.reset();
    overrides_.erase(decision.rule);
    return;
  }
  if (rule != rules_.end()) rule->second.changed = decision;
  std::string id = decision.rule;
  overrides_.insert_or_assign(std::move(id), std::move(decision));
}

void Catalogue::link(const RuleSet& inForce) {
  for (auto& [id, rule] : rules_) rule.unlinked.clear();
  for (const auto& [silent, reason] : inForce.silent())
    if (const auto rule = rules_.find(silent.id); rule != rules_.end()) rule->second.unlinked = reason;
}

}  // namespace vedette::detection

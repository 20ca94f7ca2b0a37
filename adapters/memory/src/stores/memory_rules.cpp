#include "stores/memory_rules.hpp"

namespace vedette::memory {
namespace {

Error noRule() { return notFound("There is no such custom rule."); }

}  // namespace

Result<void> MemoryRules::add(const detection::CustomRule& rule) {
  if (versions_.find(rule.id)) return conflict("The rule's id is taken.");
  versions_.put(rule.id, {rule.newest});
  return {};
}

Result<void> MemoryRules::addVersion(std::string_view rule, const detection::RuleVersion& version) {
  const auto* known = versions_.find(rule);
  if (!known) return noRule();
  if (version.number != known->back().number + 1)
    return Error{ErrorKind::Stale, "The rule was changed by somebody else."};
  auto all = *known;
  all.push_back(version);
  versions_.put(std::string(rule), std::move(all));
  return {};
}

Result<void> MemoryRules::remove(std::string_view rule) {
  if (!versions_.find(rule)) return noRule();
  versions_.erase(std::string(rule));
  overrides_.erase(std::string(rule));
  return {};
}

Result<std::vector<detection::CustomRule>> MemoryRules::list() const {
  std::vector<detection::CustomRule> rules;
  for (const auto& [id, versions] : versions_) rules.push_back({id, versions.back()});
  return rules;
}

Result<std::vector<detection::RuleVersion>> MemoryRules::versions(std::string_view rule) const {
  const auto* known = versions_.find(rule);
  if (!known) return noRule();
  return std::vector<detection::RuleVersion>(known->rbegin(), known->rend());
}

Result<void> MemoryRules::setOverride(const detection::RuleOverride& change) {
  if (change.changesNothing())
    overrides_.erase(change.rule);
  else
    overrides_.put(change.rule, change);
  return {};
}

Result<std::vector<detection::RuleOverride>> MemoryRules::overrides() const {
  std::vector<detection::RuleOverride> all;
  for (const auto& [rule, change] : overrides_) all.push_back(change);
  return all;
}

}  // namespace vedette::memory

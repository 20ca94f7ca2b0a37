#include "vedette/domain/detection/catalogue/catalogued_rule.hpp"

#include "vedette/domain/text.hpp"

namespace vedette::detection {
namespace {

template <class All>
auto named(const All& all, std::string_view name) -> std::optional<typename All::value_type> {
  for (const auto each : all)
    if (equalsIgnoringCase(toString(each), name)) return each;
  return std::nullopt;
}

}  // namespace

std::string_view toString(RuleKind kind) { return kind == RuleKind::Sigma ? "sigma" : "correlation"; }
std::optional<RuleKind> parseRuleKind(std::string_view name) { return named(ruleKinds, name); }

std::string_view toString(Provenance provenance) {
  return provenance == Provenance::Pack ? "pack" : "custom";
}
std::optional<Provenance> parseProvenance(std::string_view name) { return named(provenances, name); }

const RuleHead& CataloguedRule::head() const {
  return std::visit([](const auto& rule) -> const RuleHead& { return *rule; }, declared);
}

const LogSource& CataloguedRule::logSource() const {
  static const LogSource none{};
  const auto* rule = std::get_if<0>(&declared);
  return rule ? (*rule)->logSource : none;
}

std::optional<Severity> CataloguedRule::severity() const {
  return changed && changed->severity ? changed->severity : head().level;
}

// A key that was decided upon waits while the rule's text has no use for it.
Dedup CataloguedRule::dedup() const {
  Dedup dedup = head().dedup;
  if (!changed) return dedup;
  if (changed->dedupKey && !refusesKey(*changed->dedupKey)) dedup.key = changed->dedupKey;
  if (changed->dedupWindow) dedup.window = changed->dedupWindow;
  return dedup;
}

std::optional<std::string> CataloguedRule::refusesKey(const std::vector<std::string>& key) const {
  if (kind() == RuleKind::Sigma) return std::nullopt;
  return refusedKey(*std::get<1>(declared), key);
}

}  // namespace vedette::detection

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

const LogSource& CataloguedRule::logSource() const {
  static const LogSource none{};
  const auto* rule = std::get_if<0>(&declared);
  return rule ? (*rule)->logSource : none;
}

std::optional<Dedup> CataloguedRule::dedup() const {
  const auto* rule = std::get_if<0>(&declared);
  if (!rule) return std::nullopt;
  const Dedup& written = (*rule)->dedup;
  if (!changed) return written;
  const auto& key = changed->dedupKey ? changed->dedupKey : written.key;
  const auto window = changed->dedupWindow ? changed->dedupWindow : written.window;
  return Dedup{key, window};
}

}  // namespace vedette::detection

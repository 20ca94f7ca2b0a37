#include "vedette/domain/detection/catalogue/rule_filter.hpp"

#include <algorithm>

#include "vedette/domain/attack/tactics.hpp"
#include "vedette/domain/text.hpp"

namespace vedette::detection {
namespace {

template <class Value>
bool among(const std::vector<Value>& wanted, const Value& value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

bool amongTexts(const std::vector<std::string>& wanted, std::string_view value) {
  return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const std::string& each) {
           return equalsIgnoringCase(each, value);
         });
}

// Whether one of what a rule has is one of what is wanted.
template <class Has, class Fits>
bool anyWanted(const std::vector<std::string>& wanted, const Has& has, Fits fits) {
  if (wanted.empty()) return true;
  for (const std::string& each : wanted)
    if (std::any_of(has.begin(), has.end(), [&](const auto& own) { return fits(each, own); })) return true;
  return false;
}

bool selectsTechnique(const std::string& wanted, const std::string& has) {
  return equalsIgnoringCase(wanted, has) || equalsIgnoringCase(wanted, attack::parentOf(has));
}

bool isTactic(const std::string& wanted, const attack::Tactic* has) {
  return attack::findTactic(wanted) == has;
}

}  // namespace

bool RuleFilter::matches(const CataloguedRule& rule) const {
  if (enabled && *enabled != rule.enabled()) return false;
  if (!amongTexts(categories, rule.logSource().category) || !amongTexts(products, rule.logSource().product) ||
      !amongTexts(services, rule.logSource().service))
    return false;
  if (!among(provenances, rule.provenance) || !among(kinds, rule.kind())) return false;
  if (!severities.empty() && (!rule.severity() || !among(severities, *rule.severity()))) return false;
  if (!text.empty() && !containsIgnoringCase(rule.title(), text)) return false;
  if (!anyWanted(tags, rule.tags(), equalsIgnoringCase)) return false;
  if (!techniques.empty() && !anyWanted(techniques, attack::techniquesOf(rule.tags()), selectsTechnique))
    return false;
  return tactics.empty() || anyWanted(tactics, attack::tacticsOf(rule.tags()), isTactic);
}

}  // namespace vedette::detection

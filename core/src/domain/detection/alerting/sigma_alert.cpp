#include "domain/detection/alerting/sigma_alert.hpp"

#include <algorithm>
#include <cctype>

#include "domain/detection/alerting/fingerprint.hpp"
#include "vedette/domain/detection/evidence.hpp"
#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

constexpr std::string_view techniqueTag = "attack.t";

bool isTechnique(std::string_view tag) {
  return tag.starts_with(techniqueTag) && tag.size() > techniqueTag.size() &&
         std::isdigit(static_cast<unsigned char>(tag[techniqueTag.size()])) != 0;
}

Evidence evidenceOf(const detection::Match& match) {
  Evidence evidence{.ruleVersion = match.rule->version, .tags = match.rule->tags};
  for (const auto& [field, value] : match.fields)
    evidence.matched.push_back({std::string(field), std::string(value)});
  return evidence;
}

}  // namespace

std::vector<std::string> techniquesOf(const std::vector<std::string>& tags) {
  std::vector<std::string> techniques;
  for (const std::string& tag : tags) {
    const std::string lower = toLower(tag);
    if (isTechnique(lower)) techniques.push_back("T" + lower.substr(techniqueTag.size()));
  }
  return techniques;
}

AlertDraft alertFor(const detection::Match& match, const Event& event, const EventView& seen,
                    AlertDraft draft) {
  const detection::Rule& rule = *match.rule;
  draft.title = beginningOf(rule.title.empty() ? rule.id : rule.title, maxAlertTitle);
  if (!rule.description.empty())
    draft.description = beginningOf(trimmed(rule.description), maxAlertDescription);
  draft.rule = RuleRef{rule.id, draft.title, "sigma"};
  draft.severity = rule.level.value_or(event.severity);
  draft.fingerprint = fingerprintOf(rule.id, rule.dedup, event, seen);
  draft.foldWindow = rule.dedup.window;
  draft.mitreTechniques = techniquesOf(rule.tags);
  draft.evidence = evidenceOf(match).json();
  return draft;
}

AlertDraft alertOfFailure(const detection::Rule& rule, const std::string& error, AlertDraft draft) {
  draft.title = beginningOf("Rule could not be evaluated: " + rule.title, maxAlertTitle);
  draft.description = beginningOf(error + " The event may have matched.", maxAlertDescription);
  draft.rule = RuleRef{"vedette.rule_failed", "A rule could not be evaluated", "system"};
  draft.severity = Severity::Medium;
  draft.fingerprint = draft.rule->id;
  appendPart(draft.fingerprint, rule.id);
  return draft;
}

}  // namespace vedette

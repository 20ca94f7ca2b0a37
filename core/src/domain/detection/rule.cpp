#include "vedette/domain/detection/rule.hpp"

#include "domain/detection/alerting/rule_alert.hpp"

namespace vedette {

AlertDraft alertAbout(const Event& event) { return alertAbout(event, entitiesOf(event)); }

AlertDraft alertAbout(const Event& event, std::vector<Entity> entities) {
  AlertDraft draft;
  draft.title = event.eventType + " from " + event.sourceName;
  draft.description = event.description;
  draft.severity = event.severity;
  draft.source = event.sourceName;
  draft.event = event.id;
  draft.eventSeverity = event.severity;
  draft.entities = std::move(entities);
  draft.seenAt = event.timestamp;
  return draft;
}

namespace {

AlertDraft declaredBy(const Rule& rule, AlertDraft draft) {
  draft.rule = RuleRef{rule.id, rule.name, rule.kind};
  if (rule.severity) draft.severity = *rule.severity;
  if (rule.dedup) draft.foldWindow = rule.dedup->window;
  draft.mitreTechniques = rule.mitreTechniques;
  return draft;
}

}  // namespace

AlertDraft Rule::alertFor(const Event& event) const {
  AlertDraft draft = declaredBy(*this, alertAbout(event));
  if (dedup) draft.fingerprint = fingerprintOf(id, *dedup, event);
  return draft;
}

AlertDraft alertFor(const Rule& rule, const Event& event, const EventView& seen) {
  AlertDraft draft = declaredBy(rule, alertAbout(event, seen.entities.of(seen.fields)));
  if (rule.dedup) draft.fingerprint = fingerprintOf(rule.id, *rule.dedup, event, seen);
  return draft;
}

std::vector<AlertDraft> RuleSet::evaluate(const Event& event) const {
  std::vector<AlertDraft> raised;
  for (const Rule& rule : rules_)
    if (rule.condition.holds(event)) raised.push_back(rule.alertFor(event));
  return raised;
}

RuleSet RuleSet::builtIn() { return RuleSet{{severityRule()}}; }

Rule severityRule() {
  return {.id = "vedette.severity",
          .name = "High or Critical raises an alert",
          .kind = "severity",
          .condition = {SeverityAtLeast{Severity::High}}};
}

}  // namespace vedette

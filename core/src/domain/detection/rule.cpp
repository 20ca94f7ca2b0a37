#include "vedette/domain/detection/rule.hpp"

#include "domain/detection/alerting/fingerprint.hpp"

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

AlertDraft Rule::alertFor(const Event& event) const {
  AlertDraft draft = alertAbout(event);
  draft.rule = RuleRef{id, name, kind};
  if (severity) draft.severity = *severity;
  if (dedup) {
    draft.fingerprint = fingerprintOf(id, *dedup, event);
    draft.foldWindow = dedup->window;
  }
  draft.mitreTechniques = mitreTechniques;
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

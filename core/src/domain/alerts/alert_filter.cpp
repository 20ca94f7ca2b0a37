#include "vedette/domain/alerts/alert_filter.hpp"

#include <algorithm>

#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

template <class T, class U>
bool among(const std::vector<T>& wanted, const U& value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

template <class T>
bool amongKnown(const std::vector<T>& wanted, const std::optional<T>& value) {
  return wanted.empty() || (value && among(wanted, *value));
}

bool byRule(const AlertFilter& filter, const std::optional<RuleRef>& rule) {
  return filter.rules.empty() || (rule && (among(filter.rules, rule->id) || among(filter.rules, rule->name)));
}

bool about(const AlertFilter& filter, const EntityList& list) {
  if (filter.entities.empty()) return true;
  const std::vector<Entity> entities = list.items();
  return std::any_of(entities.begin(), entities.end(),
                     [&](const Entity& entity) { return among(filter.entities, entity.value); });
}

bool inTime(const AlertFilter& filter, Timestamp t) {
  return (!filter.since || t >= *filter.since) && (!filter.until || t < *filter.until);
}

}  // namespace

bool AlertFilter::matches(const Alert& alert) const {
  return among(severities, alert.severity) && among(statuses, alert.status) && among(sources, alert.source) &&
         byRule(*this, alert.rule) && about(*this, alert.entities) && amongKnown(assignees, alert.assignee) &&
         amongKnown(dispositions, alert.disposition) && amongKnown(eventSeverities, alert.eventSeverity) &&
         (!withEvent || alert.event) && inTime(*this, alert.createdAt) &&
         (containsIgnoringCase(alert.title, text) || containsIgnoringCase(alert.description, text));
}

TriageState triageStateOf(AlertStatus status) {
  if (isClosed(status)) return TriageState::Resolved;
  return status == AlertStatus::New ? TriageState::Open : TriageState::Acknowledged;
}

}  // namespace vedette

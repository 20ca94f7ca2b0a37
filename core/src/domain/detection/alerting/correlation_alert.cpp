#include "domain/detection/alerting/correlation_alert.hpp"

#include <algorithm>
#include <cstdio>

#include "domain/detection/alerting/entity_names.hpp"
#include "domain/detection/alerting/fingerprint.hpp"
#include "domain/detection/alerting/sigma_alert.hpp"
#include "vedette/domain/detection/evidence.hpp"
#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

using detection::CorrelationRule;
using detection::CorrelationType;
using detection::Firing;
using Operator = detection::Threshold::Operator;

std::string_view nameOf(CorrelationType type) {
  switch (type) {
    case CorrelationType::EventCount:
      return "event_count";
    case CorrelationType::ValueCount:
      return "value_count";
    case CorrelationType::ValueSum:
      return "value_sum";
    case CorrelationType::ValueAverage:
      return "value_avg";
    case CorrelationType::ValuePercentile:
      return "value_percentile";
    case CorrelationType::Temporal:
      return "temporal";
    case CorrelationType::TemporalOrdered:
      break;
  }
  return "temporal_ordered";
}

std::string_view nameOf(Operator by) {
  switch (by) {
    case Operator::Less:
      return "<";
    case Operator::LessOrEqual:
      return "<=";
    case Operator::Greater:
      return ">";
    case Operator::GreaterOrEqual:
      return ">=";
    case Operator::Equal:
      return "=";
    case Operator::NotEqual:
      break;
  }
  return "!=";
}

std::string numberText(double number) {
  char text[32];
  return {text, static_cast<std::size_t>(std::snprintf(text, sizeof text, "%.15g", number))};
}

std::string conditionOf(const CorrelationRule& rule) {
  if (rule.condition) return "the rule's condition";
  if (rule.thresholds.empty()) return "all of " + std::to_string(rule.rules.size()) + " rules";
  std::string condition;
  for (const auto& [by, value] : rule.thresholds)
    condition.append(condition.empty() ? "" : " and ").append(nameOf(by)).append(" ") += numberText(value);
  return condition;
}

Evidence evidenceOf(const CorrelationRule& rule, const Firing& firing) {
  Evidence::Window window{.type = std::string(nameOf(rule.type)),
                          .group = {},
                          .condition = conditionOf(rule),
                          .measured = numberText(firing.measured),
                          .start = firing.windowStart,
                          .end = firing.windowEnd};
  for (const auto& [field, value] : *firing.group) window.group.push_back({field, value});
  return {.ruleVersion = rule.version, .tags = rule.tags, .window = std::move(window)};
}

std::string fingerprintOf(const CorrelationRule& rule, const Firing& firing) {
  std::string fingerprint = rule.id;
  const auto append = [&](const detection::GroupValue& each) { appendPart(fingerprint, each.value); };
  if (!rule.dedup.key)
    std::ranges::for_each(*firing.group, append);
  else
    for (const std::string& field : *rule.dedup.key)
      append(*std::ranges::find(*firing.group, field, &detection::GroupValue::field));
  return fingerprint;
}

// Whom the group is about; of a rule without one, whom its last event is about.
void nameEntities(const Firing& firing, AlertDraft& draft) {
  if (firing.group->empty()) return;
  draft.entities.clear();
  for (const auto& [field, value] : *firing.group)
    if (const auto type = entityTypeOf(field)) draft.entities.push_back({std::string(*type), value});
}

}  // namespace

AlertDraft alertFor(const CorrelationRule& rule, const Firing& firing, AlertDraft draft) {
  draft.title = beginningOf(rule.title.empty() ? rule.id : rule.title, maxAlertTitle);
  if (!rule.description.empty())
    draft.description = beginningOf(trimmed(rule.description), maxAlertDescription);
  draft.rule = RuleRef{rule.id, draft.title, "correlation"};
  draft.severity = rule.level.value_or(draft.severity);
  if (!draft.event || !std::binary_search(firing.events.begin(), firing.events.end(), *draft.event))
    draft.event = firing.events.back();
  for (const EventId event : firing.events)
    if (event != draft.event) draft.furtherEvents.push_back(event);
  draft.seenAt = firing.first;
  draft.seenUntil = firing.last;
  draft.fingerprint = fingerprintOf(rule, firing);
  draft.foldWindow = rule.dedup.window;
  draft.mitreTechniques = techniquesOf(rule.tags);
  draft.evidence = evidenceOf(rule, firing).json();
  nameEntities(firing, draft);
  return draft;
}

}  // namespace vedette

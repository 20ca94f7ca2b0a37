#include "usecases/rules/rule_trial.hpp"

namespace vedette {

RuleTrial::RuleTrial(std::shared_ptr<const detection::RuleSet> rules, std::string rule)
    : rule_(std::move(rule)) {
  detection_.use(std::move(rules));
}

// Each event as if it came alone: a correlation rule says once for each batch what it found.
void RuleTrial::look(std::span<const Event> events) {
  if (events.empty()) return;
  for (const Event& event : events) look({&event, 1}, event.receivedAt);
  outcome_.events += events.size();
  outcome_.reached = events.back().timestamp;
}

void RuleTrial::look(std::span<const Event> events, Timestamp now) {
  auto findings = detection_.detect(
      events, [](std::size_t) { return false; }, now);
  for (Detection::Finding& finding : findings)
    if (finding.draft.rule && finding.draft.rule->id == rule_) count(std::move(finding.draft));
  detection_.settle(std::vector<bool>(findings.size()));
}

void RuleTrial::count(AlertDraft&& draft) {
  ++outcome_.matches;
  if (raises(draft)) ++outcome_.alerts;
  if (outcome_.examples.size() < BacktestOutcome::maxExamples)
    outcome_.examples.push_back({draft.event, draft.seenAt, std::move(draft.evidence)});
}

bool RuleTrial::raises(const AlertDraft& draft) {
  if (draft.fingerprint.empty()) return true;
  const auto known = newest_.find(draft.fingerprint);
  if (known != newest_.end() && known->second.takes(draft)) {
    known->second.fold(draft, draft.seenAt);
    return false;
  }
  Alert alert;
  alert.firstSeen = draft.seenAt;
  alert.lastSeen = draft.seenUntil.value_or(draft.seenAt);
  newest_.insert_or_assign(draft.fingerprint, std::move(alert));
  return true;
}

void RuleTrial::report(BacktestOutcome& outcome) const {
  outcome.events = outcome_.events;
  outcome.matches = outcome_.matches;
  outcome.alerts = outcome_.alerts;
  outcome.reached = outcome_.reached;
  outcome.examples = outcome_.examples;
  for (const detection::RuleHealth& health : detection_.health().evaluated) outcome.failed += health.failed;
}

}  // namespace vedette

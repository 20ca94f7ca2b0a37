#include "alerts/alert_model.hpp"
#include "samples.hpp"

namespace vedette::contract {
namespace {

const std::vector<Severity> ranks(severities.begin(), severities.end());
const std::vector<AlertStatus> statuses(alertStatuses.begin(), alertStatuses.end());
const std::vector<Disposition> verdicts(dispositions.begin(), dispositions.end());
const std::vector<std::string> sources{"suricata", "Suricata", "it's", "100%", "a_b"};
const std::vector<std::string> titles{"Beaconing host", "BEACON", "50% of _all_", "it's \\ odd"};
const std::vector<std::string> words{"beacon", "Host", "%", "_", "\\", "'", "zzz"};
const std::vector<std::string> people{"alice", "Alice", "o'neil", "a_b"};
const std::vector<std::string> values{"root", "192.0.2.1", "100%", "it's"};
const std::vector<std::string> fingerprints{"", "", "one", "two", "three"};
const std::vector<RuleRef> rules{{"r1", "Rule one", "sigma"}, {"r2", "r1", "severity"}, {"r3", "it's", ""}};

}  // namespace

template <class T>
std::vector<T> AlertGenerator::someOf(const std::vector<T>& all) {
  std::vector<T> some;
  for (std::size_t i = 1 + below(3); i > 0; --i) some.push_back(oneOf(all));
  return some;
}

Timestamp AlertGenerator::time() {
  const auto hour = std::chrono::hours(below(5));
  return oneIn(4) ? at(hour) : at(hour + std::chrono::microseconds(below(4) * 1'199'999'999));
}

AlertDraft AlertGenerator::draft(const std::vector<EventId>& events) {
  AlertDraft draft = draftByHand(oneOf(fingerprints));
  draft.title = oneOf(titles);
  draft.description = oneIn(2) ? "" : oneOf(titles);
  draft.severity = oneOf(ranks);
  draft.source = oneOf(sources);
  draft.seenAt = time();
  if (!oneIn(3)) {
    draft.rule = oneOf(rules);
    if (!draft.fingerprint.empty()) draft.fingerprint += "/" + draft.rule->id;
  }
  if (!oneIn(3) && !events.empty()) {
    draft.event = oneOf(events);
    draft.eventSeverity = oneOf(ranks);
  }
  if (oneIn(2)) draft.entities = {{"user", oneOf(values)}, {"ip", oneOf(values)}};
  return draft;
}

AlertPatch AlertGenerator::patch() {
  AlertPatch patch;
  if (oneIn(2)) patch.status = oneOf(statuses);
  if (oneIn(3)) patch.severity = oneOf(ranks);
  if (oneIn(3)) patch.assignee = oneIn(4) ? std::nullopt : std::optional(oneOf(people));
  if (oneIn(3)) patch.disposition = oneIn(4) ? std::nullopt : std::optional(oneOf(verdicts));
  if (oneIn(3)) patch.note = oneOf(titles);
  return patch;
}

AlertFilter AlertGenerator::filter() {
  AlertFilter filter;
  if (oneIn(4)) filter.severities = someOf(ranks);
  if (oneIn(4)) filter.statuses = someOf(statuses);
  if (oneIn(5)) filter.sources = someOf(sources);
  if (oneIn(6))
    filter.rules = oneIn(2) ? std::vector<std::string>{"r1"} : std::vector<std::string>{"it's", "r2"};
  if (oneIn(6)) filter.entities = someOf(values);
  if (oneIn(6)) filter.assignees = someOf(people);
  if (oneIn(6)) filter.dispositions = someOf(verdicts);
  if (oneIn(5)) filter.eventSeverities = someOf(ranks);
  filter.withEvent = oneIn(5);
  if (oneIn(4)) filter.since = time();
  if (oneIn(4)) filter.until = time();
  if (oneIn(6)) filter.text = oneOf(words);
  return filter;
}

AlertOrder AlertGenerator::order() {
  AlertOrder order;
  for (std::size_t i = below(4); i > 0; --i) order.push_back({static_cast<AlertKey>(below(6)), oneIn(2)});
  return order;
}

}  // namespace vedette::contract

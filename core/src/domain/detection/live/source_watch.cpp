#include "vedette/domain/detection/source_watch.hpp"

#include "domain/detection/alerting/fingerprint.hpp"

namespace vedette {
namespace {

AlertDraft alertOfSilence(const std::string& source, Timestamp heard, Timestamp now) {
  AlertDraft draft;
  draft.title = "Source fell silent: " + source;
  draft.description = "The last event of " + source + " came " + formatTimestamp(heard) +
                      ". Look whether it still sends, and whether what it sends is refused.";
  draft.severity = Severity::Medium;
  draft.source = source;
  draft.rule = RuleRef{"vedette.source_silent", "A source fell silent", "system"};
  draft.fingerprint = draft.rule->id;
  appendPart(draft.fingerprint, source);
  draft.seenAt = now;
  return draft;
}

}  // namespace

void SourceWatch::heard(const std::string& source, Timestamp receivedAt) {
  const auto known = sources_.find(source);
  if (known != sources_.end())
    known->second = {std::max(known->second.heard, receivedAt), false};
  else if (sources_.size() < maxSources)
    sources_.emplace(source, Source{receivedAt});
}

// Neighbours are mostly of one source.
void SourceWatch::heard(std::span<const Event> events) {
  if (!silence_) return;
  const std::string* last = nullptr;
  for (const Event& event : events) {
    if (!last || *last != event.sourceName) heard(event.sourceName, event.receivedAt);
    last = &event.sourceName;
  }
}

std::vector<AlertDraft> SourceWatch::silent(Timestamp now) const {
  std::vector<AlertDraft> drafts;
  for (const auto& [name, source] : sources_)
    if (isSilent(source, now)) drafts.push_back(alertOfSilence(name, source.heard, now));
  return drafts;
}

void SourceWatch::told(Timestamp now) {
  for (auto& [name, source] : sources_)
    if (isSilent(source, now)) source.told = true;
}

}  // namespace vedette

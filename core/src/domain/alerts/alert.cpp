#include "vedette/domain/alerts/alert.hpp"

#include <algorithm>

namespace vedette {

std::string_view toString(AlertStatus status) {
  constexpr std::array<std::string_view, alertStatuses.size()> names{
      "new", "triaged", "investigating", "escalated", "resolved", "false_positive"};
  return names[static_cast<std::size_t>(status)];
}

std::optional<AlertStatus> parseAlertStatus(std::string_view text) {
  for (AlertStatus status : alertStatuses)
    if (toString(status) == text) return status;
  return std::nullopt;
}

bool isClosed(AlertStatus status) {
  return status == AlertStatus::Resolved || status == AlertStatus::FalsePositive;
}

std::string_view toString(Disposition disposition) {
  constexpr std::array<std::string_view, dispositions.size()> names{"true_positive", "false_positive",
                                                                    "benign"};
  return names[static_cast<std::size_t>(disposition)];
}

std::optional<Disposition> parseDisposition(std::string_view text) {
  for (Disposition disposition : dispositions)
    if (toString(disposition) == text) return disposition;
  return std::nullopt;
}

namespace {

std::uint64_t occurrencesIn(const AlertDraft& draft) { return 1 + draft.furtherEvents.size(); }

}  // namespace

Alert Alert::from(AlertDraft draft, Timestamp now) {
  Alert alert;
  alert.title = std::move(draft.title);
  alert.description = std::move(draft.description);
  alert.severity = draft.severity;
  alert.source = std::move(draft.source);
  alert.rule = std::move(draft.rule);
  alert.event = draft.event;
  alert.eventSeverity = draft.eventSeverity;
  alert.fingerprint = std::move(draft.fingerprint);
  alert.occurrences = occurrencesIn(draft);
  alert.firstSeen = draft.seenAt;
  alert.lastSeen = draft.seenUntil.value_or(draft.seenAt);
  alert.entities = draft.entities;
  alert.iocs = draft.iocs;
  alert.mitreTechniques = draft.mitreTechniques;
  alert.affectedAssets = draft.affectedAssets;
  alert.metadata = std::move(draft.metadata);
  alert.evidence = std::move(draft.evidence);
  alert.createdAt = alert.updatedAt = now;
  return alert;
}

bool Alert::takes(const AlertDraft& again) const {
  if (isClosed(status)) return false;
  if (!again.foldWindow) return true;
  return again.seenAt - lastSeen <= *again.foldWindow &&
         firstSeen - again.seenUntil.value_or(again.seenAt) <= *again.foldWindow;
}

void Alert::fold(const AlertDraft& again, Timestamp now) {
  occurrences += occurrencesIn(again);
  ++version;
  firstSeen = std::min(firstSeen, again.seenAt);
  lastSeen = std::max(lastSeen, again.seenUntil.value_or(again.seenAt));
  updatedAt = now;
}

}  // namespace vedette

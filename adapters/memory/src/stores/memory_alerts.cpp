#include "stores/memory_alerts.hpp"

#include <algorithm>

namespace vedette::memory {
namespace {

template <class Table>
void eraseAllOf(AlertId id, Table& table) {
  for (auto at = table.from({id, 0}); at != table.end() && at->first.first == id; at = table.from({id, 0}))
    table.erase(at->first);
}

// Takes whatever match comes next of its fingerprint. There is at most one.
bool isCurrent(const Alert& alert) { return !isClosed(alert.status) && !alert.superseded; }

Error noAlert(AlertId id) { return notFound("There is no alert " + std::to_string(id) + "."); }

}  // namespace

MemoryAlerts::MemoryAlerts(UndoLog& undo, const MemoryEvents& events)
    : events_(events), alerts_(undo), byFingerprint_(undo), links_(undo), history_(undo), feedback_(undo) {}

Result<std::vector<AlertStore::Raised>> MemoryAlerts::raise(std::span<const AlertDraft> drafts,
                                                            Timestamp now) {
  std::vector<Raised> raised;
  raised.reserve(drafts.size());
  for (const AlertDraft& draft : drafts) raised.push_back(raiseOne(draft, now));
  return raised;
}

AlertStore::Raised MemoryAlerts::raiseOne(const AlertDraft& draft, Timestamp now) {
  if (!draft.rule) {
    const Alert* same = withFingerprint(draft.fingerprint, [](const Alert&) { return true; });
    return same ? Raised{*same, false} : add(Alert::from(draft, now), draft);
  }
  const auto takesIt = [&](const Alert& alert) { return alert.takes(draft); };
  if (const Alert* open = withFingerprint(draft.fingerprint, takesIt)) return foldInto(*open, draft, now);
  Alert alert = Alert::from(draft, now);
  if (const Alert* current = withFingerprint(draft.fingerprint, isCurrent)) {
    alert.superseded = alert.lastSeen < current->lastSeen;
    if (!alert.superseded) supersede(*current);
  }
  return add(std::move(alert), draft);
}

void MemoryAlerts::supersede(Alert alert) {
  alert.superseded = true;
  ++alert.version;
  alerts_.put(alert.id, alert);
}

AlertStore::Raised MemoryAlerts::add(Alert alert, const AlertDraft& draft) {
  alert.id = ++lastId_;
  alerts_.put(alert.id, alert);
  if (!alert.fingerprint.empty()) byFingerprint_.put({alert.fingerprint, alert.id}, {});
  link(alert.id, draft);
  return {std::move(alert), true};
}

AlertStore::Raised MemoryAlerts::foldInto(Alert alert, const AlertDraft& draft, Timestamp now) {
  alert.fold(draft, now);
  alerts_.put(alert.id, alert);
  link(alert.id, draft);
  return {std::move(alert), false};
}

bool MemoryAlerts::refersTo(EventId event) const {
  return std::any_of(links_.begin(), links_.end(),
                     [&](const auto& each) { return each.first.second == event; });
}

void MemoryAlerts::link(AlertId alert, const AlertDraft& draft) {
  if (draft.event) links_.put({alert, *draft.event}, {});
  for (const EventId event : draft.furtherEvents) links_.put({alert, event}, {});
}

// The newest one that is acceptable.
template <class Accept>
const Alert* MemoryAlerts::withFingerprint(const std::string& fingerprint, Accept acceptable) const {
  if (fingerprint.empty()) return nullptr;
  const Alert* newest = nullptr;
  for (auto at = byFingerprint_.from({fingerprint, 0});
       at != byFingerprint_.end() && at->first.first == fingerprint; ++at) {
    const Alert* alert = alerts_.find(at->first.second);
    if (acceptable(*alert)) newest = alert;
  }
  return newest;
}

Result<Alert> MemoryAlerts::find(AlertId id) const {
  if (const Alert* alert = alerts_.find(id)) return *alert;
  return noAlert(id);
}

Result<AlertWithEvent> MemoryAlerts::findWithEvent(AlertId id) const {
  const Alert* alert = alerts_.find(id);
  if (!alert) return noAlert(id);
  AlertWithEvent both{*alert};
  if (!alert->event) return both;
  auto event = events_.find(*alert->event);
  if (!event) return std::move(event).error();
  both.event = *std::move(event);
  return both;
}

Result<void> MemoryAlerts::update(const Alert& changed, const std::vector<AlertChange>& history) {
  const Alert* stored = alerts_.find(changed.id);
  if (!stored) return noAlert(changed.id);
  if (changed.version != stored->version + 1)
    return Error{ErrorKind::Stale, "The alert was changed by somebody else."};
  if (isCurrent(changed)) {
    const Alert* open = withFingerprint(changed.fingerprint, isCurrent);
    if (open && open->id != changed.id)
      return conflict("Alert " + std::to_string(open->id) + " is open for the same matches.");
  }
  alerts_.put(changed.id, changed);
  for (const AlertChange& line : history) history_.put({changed.id, ++lastLine_}, line);
  return {};
}

Result<void> MemoryAlerts::remove(AlertId id) {
  const Alert* alert = alerts_.find(id);
  if (!alert) return noAlert(id);
  byFingerprint_.erase({alert->fingerprint, id});
  alerts_.erase(id);
  eraseAllOf(id, links_);
  eraseAllOf(id, history_);
  eraseAllOf(id, feedback_);
  return {};
}

Result<void> MemoryAlerts::addFeedback(AlertId id, const Feedback& feedback) {
  if (!alerts_.find(id)) return noAlert(id);
  feedback_.put({id, ++lastLine_}, feedback);
  return {};
}

}  // namespace vedette::memory

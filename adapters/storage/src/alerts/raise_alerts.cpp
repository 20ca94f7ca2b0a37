#include "alerts/raise_alerts.hpp"

#include <algorithm>
#include <set>

namespace vedette::storage {

std::vector<AlertStore::Raised> RaiseAlerts::operator()(std::span<const AlertDraft> drafts, Timestamp now) {
  findOpen(drafts);
  findSuperseded(drafts);
  std::vector<AlertStore::Raised> raised;
  raised.reserve(drafts.size());
  for (const AlertDraft& draft : drafts)
    raised.push_back(draft.rule ? raise(draft, now) : raiseByHand(draft, now));
  giveIds(raised);
  store();
  return raised;
}

void RaiseAlerts::findOpen(std::span<const AlertDraft> drafts) {
  std::set<std::string> keys;
  for (const AlertDraft& draft : drafts)
    if (auto key = foldKey(draft)) keys.insert(*std::move(key));
  for (Alert& alert : rows_.fetchByFoldKeys({keys.begin(), keys.end()})) {
    const auto key = foldKey(alert);
    Known& known = know(alert, key);
    known.stored = std::move(alert);
  }
}

// Those of the drafts' time, when there is a draft that no current alert takes.
void RaiseAlerts::findSuperseded(std::span<const AlertDraft> drafts) {
  std::set<std::string> fingerprints;
  std::optional<Timestamp> from, to;
  for (const AlertDraft& draft : drafts) {
    const auto key = foldKey(draft);
    if (!key || !draft.foldWindow || takerOf(draft, *key)) continue;
    fingerprints.insert(draft.fingerprint);
    from = std::min(from.value_or(draft.seenAt), draft.seenAt - *draft.foldWindow);
    const Timestamp last = draft.seenUntil.value_or(draft.seenAt) + *draft.foldWindow;
    to = std::max(to.value_or(last), last);
  }
  if (fingerprints.empty()) return;
  for (Alert& alert : rows_.fetchSuperseded({fingerprints.begin(), fingerprints.end()}, *from, *to)) {
    Known& known = know(alert, foldKey(true, true, alert.fingerprint));
    known.stored = std::move(alert);
  }
}

AlertStore::Raised RaiseAlerts::raiseByHand(const AlertDraft& draft, Timestamp now) {
  const auto key = foldKey(draft);
  const auto same = key ? byFoldKey_.find(*key) : byFoldKey_.end();
  if (same == byFoldKey_.end()) return {add(draft, key, now).alert, true};
  raisedFrom_.push_back(same->second);
  return {same->second->alert, false};
}

AlertStore::Raised RaiseAlerts::raise(const AlertDraft& draft, Timestamp now) {
  const auto key = foldKey(draft);
  if (Known* known = key ? takerOf(draft, *key) : nullptr) {
    raisedFrom_.push_back(known);
    known->alert.fold(draft, now);
    known->changed = true;
    link(*known, draft);
    return {known->alert, false};
  }
  Known* current = key ? currentOf(*key) : nullptr;
  Known& fresh = add(draft, key, now);
  if (current) supersede(fresh.alert.lastSeen < current->alert.lastSeen ? fresh : *current);
  return {fresh.alert, true};
}

// Of several, the one that was seen last.
RaiseAlerts::Known* RaiseAlerts::takerOf(const AlertDraft& draft, const std::string& key) const {
  Known* taker = nullptr;
  for (auto [at, end] = byFoldKey_.equal_range(key); at != end; ++at)
    if (at->second->alert.takes(draft) && (!taker || at->second->alert.lastSeen > taker->alert.lastSeen))
      taker = at->second;
  return taker;
}

RaiseAlerts::Known* RaiseAlerts::currentOf(const std::string& key) const {
  for (auto [at, end] = byFoldKey_.equal_range(key); at != end; ++at)
    if (!at->second->alert.superseded) return at->second;
  return nullptr;
}

RaiseAlerts::Known& RaiseAlerts::know(Alert alert, const std::optional<std::string>& key) {
  auto& known = known_.emplace_back(std::make_unique<Known>(Known{std::move(alert), {}}));
  if (key) byFoldKey_.emplace(*key, known.get());
  return *known;
}

RaiseAlerts::Known& RaiseAlerts::add(const AlertDraft& draft, const std::optional<std::string>& key,
                                     Timestamp now) {
  Known& known = know(Alert::from(draft, now), key);
  raisedFrom_.push_back(&known);
  for (const EventId event : draft.furtherEvents) links_.emplace_back(&known, event);
  return known;
}

void RaiseAlerts::supersede(Known& earlier) {
  earlier.alert.superseded = true;
  earlier.changed = true;
  if (earlier.stored) ++earlier.alert.version;
}

void RaiseAlerts::link(Known& known, const AlertDraft& draft) {
  if (draft.event && draft.event != known.alert.event) links_.emplace_back(&known, *draft.event);
  for (const EventId event : draft.furtherEvents)
    if (event != known.alert.event) links_.emplace_back(&known, event);
}

void RaiseAlerts::giveIds(std::vector<AlertStore::Raised>& raised) {
  std::size_t fresh = 0;
  for (const auto& known : known_) fresh += known->stored ? 0 : 1;
  AlertId id = fresh == 0 ? 0 : connection_.reserve("alert", fresh);
  for (const auto& known : known_)
    if (!known->stored) known->alert.id = id++;
  for (std::size_t i = 0; i < raised.size(); ++i) raised[i].alert.id = raisedFrom_[i]->alert.id;
}

// What stands in the table gives its fold key up before another alert takes it.
void RaiseAlerts::store() {
  std::vector<const Alert*> fresh;
  for (const auto& known : known_) {
    if (!known->stored)
      fresh.push_back(&known->alert);
    else if (known->changed)
      rows_.update(*known->stored, known->alert);
  }
  rows_.insert(fresh);
  for (const auto& [known, event] : links_)
    connection_.send("INSERT INTO alert_events (alert_id, event_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                     {known->alert.id, event});
}

}  // namespace vedette::storage

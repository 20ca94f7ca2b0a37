#include "alerts/raise_alerts.hpp"

namespace vedette::storage {

std::vector<AlertStore::Raised> RaiseAlerts::operator()(std::span<const AlertDraft> drafts, Timestamp now) {
  findOpen(drafts);
  std::vector<AlertStore::Raised> raised;
  raised.reserve(drafts.size());
  for (const AlertDraft& draft : drafts) raised.push_back(raise(draft, now));
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
    auto& known = known_.emplace_back(std::make_unique<Known>(Known{alert, alert}));
    byFoldKey_[*key] = known.get();
  }
}

AlertStore::Raised RaiseAlerts::raise(const AlertDraft& draft, Timestamp now) {
  const auto key = foldKey(draft);
  const auto same = key ? byFoldKey_.find(*key) : byFoldKey_.end();
  if (same == byFoldKey_.end()) {
    Known& known = add(draft, now);
    if (key) byFoldKey_[*key] = &known;
    return {known.alert, true};
  }
  Known& known = *same->second;
  raisedFrom_.push_back(&known);
  if (draft.rule) {
    known.alert.fold(draft, now);
    known.folded = true;
    if (draft.event && draft.event != known.alert.event) links_.emplace_back(&known, *draft.event);
  }
  return {known.alert, false};
}

RaiseAlerts::Known& RaiseAlerts::add(const AlertDraft& draft, Timestamp now) {
  auto& known = known_.emplace_back(std::make_unique<Known>(Known{Alert::from(draft, now), {}}));
  raisedFrom_.push_back(known.get());
  return *known;
}

void RaiseAlerts::giveIds(std::vector<AlertStore::Raised>& raised) {
  std::size_t fresh = 0;
  for (const auto& known : known_) fresh += known->stored ? 0 : 1;
  AlertId id = fresh == 0 ? 0 : connection_.reserve("alert", fresh);
  for (const auto& known : known_)
    if (!known->stored) known->alert.id = id++;
  for (std::size_t i = 0; i < raised.size(); ++i) raised[i].alert.id = raisedFrom_[i]->alert.id;
}

void RaiseAlerts::store() {
  std::vector<const Alert*> fresh;
  for (const auto& known : known_) {
    if (!known->stored)
      fresh.push_back(&known->alert);
    else if (known->folded)
      rows_.update(*known->stored, known->alert);
  }
  rows_.insert(fresh);
  for (const auto& [known, event] : links_)
    connection_.run("INSERT INTO alert_events (alert_id, event_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    {known->alert.id, event});
}

}  // namespace vedette::storage

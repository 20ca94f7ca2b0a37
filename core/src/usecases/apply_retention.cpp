#include "vedette/usecases/apply_retention.hpp"

namespace vedette {

Result<ApplyRetention::Step> ApplyRetention::step() {
  for (; part_ <= severities.size(); ++part_) {
    const Severity severity = part_ == 0 ? Severity::Info : severities[part_ - 1];
    const auto& age = part_ == 0 ? policy_.closedAlerts : policy_.of(severity);
    if (!age) continue;
    const Timestamp before = clock_.now() - *age;
    return part_ == 0 ? removeAlerts(before) : removeEvents(severity, before);
  }
  part_ = 0;
  return Step{.finished = true};
}

Result<ApplyRetention::Step> ApplyRetention::removeAlerts(Timestamp closedBefore) {
  AlertQuery query{.order = {{AlertKey::CreatedAt, false}}, .page = {alertsPerStep, 0, place_}};
  query.filter.statuses = {AlertStatus::Resolved, AlertStatus::FalsePositive};
  query.filter.until = closedBefore;
  std::string next;
  auto removed = storage_.atomically([&](Stores& stores) -> Result<std::size_t> {
    auto page = stores.alerts.list(query);
    if (!page) return std::move(page).error();
    next = page->next;
    std::size_t count = 0;
    for (const Alert& alert : page->items) {
      if (!alert.resolvedAt || *alert.resolvedAt >= closedBefore) continue;
      if (auto gone = stores.alerts.remove(alert.id); !gone) return std::move(gone).error();
      ++count;
    }
    return count;
  });
  if (!removed) return std::move(removed).error();
  return advance({.alerts = *removed}, std::move(next));
}

Result<ApplyRetention::Step> ApplyRetention::removeEvents(Severity severity, Timestamp before) {
  auto removal = storage_.atomically(
      [&](Stores& stores) { return stores.events.removeBefore(severity, before, place_, eventsPerStep); });
  if (!removal) return std::move(removal).error();
  return advance({.events = removal->removed}, std::move(removal->place));
}

ApplyRetention::Step ApplyRetention::advance(Step step, std::string place) {
  place_ = std::move(place);
  if (place_.empty()) ++part_;
  return step;
}

}  // namespace vedette

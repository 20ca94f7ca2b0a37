#include "alerts/soci_alerts.hpp"

#include "alerts/alert_lines.hpp"
#include "alerts/raise_alerts.hpp"
#include "facets/rollup.hpp"

namespace vedette::storage {
namespace {

Error noAlert(AlertId id) { return notFound("There is no alert " + std::to_string(id) + "."); }

}  // namespace

Result<std::vector<AlertStore::Raised>> SociAlerts::raise(std::span<const AlertDraft> drafts, Timestamp now) {
  return connection_.guarded(
      [&]() -> Result<std::vector<Raised>> { return RaiseAlerts(connection_, rows_)(drafts, now); });
}

Result<Alert> SociAlerts::find(AlertId id) const {
  return connection_.guarded([&] {
    connection_.endWithNext();
    return get(id);
  });
}

Result<AlertWithEvent> SociAlerts::findWithEvent(AlertId id) const {
  return connection_.guarded([&]() -> Result<AlertWithEvent> {
    AlertWithEvent both;
    events_.askBehind(id, both.event);
    connection_.endWithNext();
    auto alert = get(id);
    if (!alert) return std::move(alert).error();
    both.alert = *std::move(alert);
    return both;
  });
}

Result<void> SociAlerts::update(const Alert& changed, const std::vector<AlertChange>& history) {
  return connection_.guarded([&]() -> Result<void> {
    auto stored = get(changed.id);
    if (!stored) return std::move(stored).error();
    if (changed.version != stored->version + 1)
      return Error{ErrorKind::Stale, "The alert was changed by somebody else."};
    if (auto free = checkFree(changed); !free) return free;
    rows_.update(*stored, changed);
    AlertLines(connection_).addHistory(changed.id, history);
    return {};
  });
}

Result<void> SociAlerts::remove(AlertId id) {
  return connection_.guarded([&]() -> Result<void> {
    auto stored = get(id);
    if (!stored) return std::move(stored).error();
    rows_.remove(*stored);
    return {};
  });
}

Result<Page<AlertChange>> SociAlerts::history(AlertId id, const PageRequest& request) const {
  return connection_.guarded([&] { return AlertLines(connection_).history(id, request); });
}

Result<Page<Event>> SociAlerts::events(AlertId id, const PageRequest& request) const {
  return connection_.guarded([&] { return AlertLines(connection_).events(id, request, events_); });
}

Result<void> SociAlerts::addFeedback(AlertId id, const Feedback& feedback) {
  return connection_.guarded([&]() -> Result<void> {
    if (auto stored = get(id); !stored) return std::move(stored).error();
    AlertLines(connection_).addFeedback(id, feedback);
    return {};
  });
}

Result<Page<Feedback>> SociAlerts::feedback(AlertId id, const PageRequest& request) const {
  return connection_.guarded([&] { return AlertLines(connection_).feedback(id, request); });
}

Result<AlertCounts> SociAlerts::counts(Timestamp hoursSince) const {
  return connection_.guarded([&]() -> Result<AlertCounts> {
    AlertCounts counts;
    const Rollup rollup(connection_, AlertFacets::table());
    for (const auto& [id, n] : rollup.byFacet({}, [](FacetId) { return true; })) {
      const Alert& facet = rows_.facets().at(id);
      counts.total += n;
      counts.bySeverity[std::string(toString(facet.severity))] += n;
      counts.byStatus[std::string(toString(facet.status))] += n;
      counts.bySource[facet.source] += n;
    }
    counts.byHour = rollup.byHour(hoursSince);
    return counts;
  });
}

Result<Alert> SociAlerts::get(AlertId id) const {
  auto found = rows_.find(id);
  if (!found) return noAlert(id);
  return *std::move(found);
}

Result<void> SociAlerts::checkFree(const Alert& changed) const {
  const auto key = foldKey(changed);
  if (!key) return {};
  for (const Alert& other : rows_.fetchByFoldKeys({*key}))
    if (other.id != changed.id)
      return conflict("Alert " + std::to_string(other.id) + " is open for the same matches.");
  return {};
}

}  // namespace vedette::storage

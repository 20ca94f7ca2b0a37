#include "lists/alert_columns.hpp"
#include "lists/ordering.hpp"
#include "lists/paging.hpp"
#include "lists/search_bound.hpp"
#include "stores/memory_alerts.hpp"

namespace vedette::memory {
namespace {

template <class Row, class Table>
std::vector<Placed<Row>> rowsOf(AlertId id, const Table& table) {
  std::vector<Placed<Row>> rows;
  for (auto at = table.from({id, 0}); at != table.end() && at->first.first == id; ++at)
    rows.push_back({at->first.second, &at->second});
  return rows;
}

}  // namespace

std::vector<const Alert*> MemoryAlerts::all() const {
  std::vector<const Alert*> rows;
  rows.reserve(alerts_.size());
  for (const auto& [id, alert] : alerts_) rows.push_back(&alert);
  return rows;
}

Result<Page<Alert>> MemoryAlerts::list(const AlertQuery& query) const {
  auto rows = selected(all(), query.filter);
  if (!rows) return rows.error();
  return pageInOrder(*std::move(rows), Ordering<AlertColumns>(query.order), query.page);
}

Result<std::vector<AlertId>> MemoryAlerts::select(const AlertFilter& filter, AlertId after,
                                                  std::size_t limit) const {
  auto rows = selected(all(), filter);
  if (!rows) return rows.error();
  std::vector<AlertId> ids;
  for (const Alert* alert : *rows)
    if (alert->id > after && ids.size() < limit) ids.push_back(alert->id);
  return ids;
}

Result<Page<AlertChange>> MemoryAlerts::history(AlertId id, const PageRequest& request) const {
  return pageByPlace(rowsOf<AlertChange>(id, history_), "history", request);
}

Result<Page<Event>> MemoryAlerts::events(AlertId id, const PageRequest& request) const {
  std::vector<Placed<Event>> rows;
  for (auto at = links_.from({id, 0}); at != links_.end() && at->first.first == id; ++at)
    if (const Event* event = events_.at(at->first.second)) rows.push_back({event->id, event});
  return pageByPlace(rows, "alert events", request);
}

Result<Page<Feedback>> MemoryAlerts::feedback(AlertId id, const PageRequest& request) const {
  auto rows = rowsOf<Feedback>(id, feedback_);
  std::reverse(rows.begin(), rows.end());
  for (auto& each : rows) each.place = -each.place;
  return pageByPlace(rows, "feedback", request);
}

Result<AlertCounts> MemoryAlerts::counts(Timestamp hoursSince) const {
  AlertCounts counts;
  for (const auto& [id, alert] : alerts_) {
    ++counts.total;
    ++counts.bySeverity[std::string(toString(alert.severity))];
    ++counts.byStatus[std::string(toString(alert.status))];
    ++counts.bySource[alert.source];
    const auto hour = std::chrono::floor<std::chrono::hours>(alert.createdAt);
    if (hour >= hoursSince) ++counts.byHour[hour];
  }
  return counts;
}

Result<std::map<std::string, RuleAlerts>> MemoryAlerts::byRule(Timestamp since, Timestamp until) const {
  std::map<std::string, RuleAlerts> rules;
  for (const auto& [id, alert] : alerts_) {
    if (!alert.rule) continue;
    const auto [at, isFirst] = rules.try_emplace(alert.rule->id, RuleAlerts{0, alert.createdAt});
    RuleAlerts& rule = at->second;
    rule.newest = std::max(rule.newest, alert.createdAt);
    if (alert.createdAt >= since && alert.createdAt < until) ++rule.count;
  }
  return rules;
}

Result<std::map<Timestamp, std::uint64_t>> MemoryAlerts::hoursOfRule(std::string_view rule,
                                                                     Timestamp since) const {
  std::map<Timestamp, std::uint64_t> hours;
  for (const auto& [id, alert] : alerts_) {
    if (!alert.rule || alert.rule->id != rule) continue;
    const auto hour = std::chrono::floor<std::chrono::hours>(alert.createdAt);
    if (hour >= since) ++hours[hour];
  }
  return hours;
}

}  // namespace vedette::memory

#include "alerts/alert_model.hpp"

#include <algorithm>
#include <compare>
#include <sstream>

namespace vedette::contract {
namespace {

std::strong_ordering compare(AlertKey key, const Alert& a, const Alert& b) {
  switch (key) {
    case AlertKey::CreatedAt:
      return toMicroseconds(a.createdAt) <=> toMicroseconds(b.createdAt);
    case AlertKey::Severity:
      return a.severity <=> b.severity;
    case AlertKey::Status:
      return a.status <=> b.status;
    case AlertKey::Source:
      return a.source <=> b.source;
    case AlertKey::EventSeverity:
      return a.eventSeverity <=> b.eventSeverity;  // none is the least
    case AlertKey::TriageState:
      return triageStateOf(a.status) <=> triageStateOf(b.status);
  }
  return std::strong_ordering::equal;
}

bool standsBefore(const AlertOrder& order, const Alert& a, const Alert& b) {
  for (const auto& [key, descending] : order)
    if (const auto found = compare(key, a, b); found != 0) return (found < 0) != descending;
  if (a.createdAt != b.createdAt) return a.createdAt > b.createdAt;
  return a.id > b.id;
}

void print(std::ostream& out, const char* name, const std::vector<std::string>& values) {
  if (values.empty()) return;
  out << ' ' << name << " in";
  for (const std::string& value : values) out << " '" << value << '\'';
}

template <class T>
void print(std::ostream& out, const char* name, const std::vector<T>& values) {
  std::vector<std::string> texts;
  for (const T value : values) texts.emplace_back(toString(value));
  print(out, name, texts);
}

}  // namespace

std::vector<AlertId> selectedIds(const std::vector<Alert>& alerts, const AlertQuery& query) {
  std::vector<Alert> selected;
  std::copy_if(alerts.begin(), alerts.end(), std::back_inserter(selected),
               [&](const Alert& alert) { return query.filter.matches(alert); });
  std::sort(selected.begin(), selected.end(),
            [&](const Alert& a, const Alert& b) { return standsBefore(query.order, a, b); });
  std::vector<AlertId> ids;
  for (const Alert& alert : selected) ids.push_back(alert.id);
  return ids;
}

std::string describe(const AlertFilter& filter) {
  std::ostringstream out;
  out << "filter:";
  print(out, "severity", filter.severities);
  print(out, "status", filter.statuses);
  print(out, "source", filter.sources);
  print(out, "rule", filter.rules);
  print(out, "entity", filter.entities);
  print(out, "assignee", filter.assignees);
  print(out, "disposition", filter.dispositions);
  print(out, "event severity", filter.eventSeverities);
  if (filter.withEvent) out << " with event";
  if (filter.since) out << " since " << formatTimestamp(*filter.since);
  if (filter.until) out << " until " << formatTimestamp(*filter.until);
  if (!filter.text.empty()) out << " text '" << filter.text << '\'';
  return out.str();
}

std::string describe(const AlertOrder& order) {
  static constexpr const char* names[]{"created", "severity", "status", "source", "event severity", "triage"};
  std::string text = "order:";
  for (const auto& [key, descending] : order)
    text += std::string(descending ? " -" : " ") + names[static_cast<std::size_t>(key)];
  return text;
}

}  // namespace vedette::contract

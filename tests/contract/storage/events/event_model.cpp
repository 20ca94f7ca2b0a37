#include "events/event_model.hpp"

#include <algorithm>
#include <compare>
#include <sstream>

namespace vedette::contract {
namespace {

std::strong_ordering compare(EventKey key, const Event& a, const Event& b) {
  switch (key) {
    case EventKey::Timestamp:
      return toMicroseconds(a.timestamp) <=> toMicroseconds(b.timestamp);
    case EventKey::Severity:
      return a.severity <=> b.severity;
    case EventKey::SourceName:
      return a.sourceName <=> b.sourceName;
    case EventKey::EventType:
      return a.eventType <=> b.eventType;
  }
  return std::strong_ordering::equal;
}

bool standsBefore(const EventOrder& order, const Event& a, const Event& b) {
  for (const auto& [key, descending] : order)
    if (const auto found = compare(key, a, b); found != 0) return (found < 0) != descending;
  if (a.timestamp != b.timestamp) return a.timestamp > b.timestamp;
  return a.id > b.id;
}

void print(std::ostream& out, const char* name, const std::vector<std::string>& values) {
  if (values.empty()) return;
  out << ' ' << name << " in";
  for (const std::string& value : values) out << " '" << value << '\'';
}

}  // namespace

std::vector<EventId> selectedIds(const std::vector<Event>& events, const EventQuery& query) {
  std::vector<Event> selected;
  std::copy_if(events.begin(), events.end(), std::back_inserter(selected),
               [&](const Event& event) { return query.filter.matches(event); });
  std::sort(selected.begin(), selected.end(),
            [&](const Event& a, const Event& b) { return standsBefore(query.order, a, b); });
  std::vector<EventId> ids;
  for (const Event& event : selected) ids.push_back(event.id);
  return ids;
}

std::string describe(const EventFilter& filter) {
  std::ostringstream out;
  out << "filter:";
  for (Severity severity : filter.severities) out << ' ' << toString(severity);
  if (filter.minSeverity) out << " at least " << toString(*filter.minSeverity);
  print(out, "source", filter.sources);
  print(out, "type", filter.eventTypes);
  if (!filter.eventTypeContains.empty()) out << " type contains '" << filter.eventTypeContains << '\'';
  print(out, "product", filter.products);
  print(out, "category", filter.categories);
  print(out, "service", filter.services);
  if (filter.since) out << " since " << formatTimestamp(*filter.since);
  if (filter.until) out << " until " << formatTimestamp(*filter.until);
  if (!filter.text.empty()) out << " text '" << filter.text << '\'';
  for (const auto& [path, values] : filter.attributes) print(out, path.c_str(), values);
  return out.str();
}

std::string describe(const EventOrder& order) {
  static constexpr const char* names[]{"timestamp", "severity", "source", "type"};
  std::string text = "order:";
  for (const auto& [key, descending] : order)
    text += std::string(descending ? " -" : " ") + names[static_cast<std::size_t>(key)];
  return text;
}

}  // namespace vedette::contract

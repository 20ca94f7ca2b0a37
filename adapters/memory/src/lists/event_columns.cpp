#include "lists/event_columns.hpp"

#include "lists/column_value.hpp"

namespace vedette::memory {

std::strong_ordering EventColumns::compare(EventKey key, const Event& a, const Event& b) {
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

std::string EventColumns::write(EventKey key, const Event& event) {
  switch (key) {
    case EventKey::Timestamp:
      return {};
    case EventKey::Severity:
      return writeEnum(event.severity);
    case EventKey::SourceName:
      return event.sourceName;
    case EventKey::EventType:
      return event.eventType;
  }
  return {};
}

bool EventColumns::read(EventKey key, std::string_view value, Event& event) {
  switch (key) {
    case EventKey::Timestamp:
      return value.empty();
    case EventKey::SourceName:
      event.sourceName = value;
      return true;
    case EventKey::EventType:
      event.eventType = value;
      return true;
    case EventKey::Severity: {
      const auto severity = readEnum<Severity>(value, severities.size());
      event.severity = severity.value_or(Severity::Info);
      return severity.has_value();
    }
  }
  return false;
}

}  // namespace vedette::memory

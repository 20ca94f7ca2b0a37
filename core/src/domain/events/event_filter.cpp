#include "vedette/domain/events/event_filter.hpp"

#include <algorithm>

#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

template <class T, class U>
bool among(const std::vector<T>& wanted, const U& value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

bool fromLogSource(const EventFilter& filter, const std::optional<LogSource>& source) {
  static const LogSource unknown;
  const LogSource& known = source ? *source : unknown;
  return among(filter.products, known.product) && among(filter.categories, known.category) &&
         among(filter.services, known.service);
}

bool inTime(const EventFilter& filter, Timestamp t) {
  return (!filter.since || t >= *filter.since) && (!filter.until || t < *filter.until);
}

bool hasAttributes(const EventFilter& filter, const Attributes& attributes) {
  return std::all_of(filter.attributes.begin(), filter.attributes.end(), [&](const auto& wanted) {
    const auto value = attributes.find(wanted.first);
    return value && among(wanted.second, *value);
  });
}

}  // namespace

bool EventFilter::matches(const Event& event) const {
  return among(severities, event.severity) && (!minSeverity || event.severity >= *minSeverity) &&
         among(sources, event.sourceName) && among(eventTypes, event.eventType) &&
         containsIgnoringCase(event.eventType, eventTypeContains) && fromLogSource(*this, event.logSource) &&
         inTime(*this, event.timestamp) && containsIgnoringCase(event.description, text) &&
         hasAttributes(*this, event.attributes);
}

}  // namespace vedette

#include "facets/event_facets.hpp"

#include <array>

namespace vedette::storage {
namespace {

constexpr std::array columns{Kind::Integer, Kind::Text, Kind::Text, Kind::Integer,
                             Kind::Boolean, Kind::Text, Kind::Text, Kind::Text};

}  // namespace

const FacetTable& EventFacets::table() {
  using namespace std::chrono_literals;
  static const FacetTable table{"events",
                                "timestamp",
                                "event",
                                "event_facets",
                                {{"event_days", "day", 24h},
                                 {"event_hours", "hour", 1h},
                                 {"event_minutes", "minute", 1min},
                                 {"event_seconds", "second", 1s}}};
  return table;
}

std::string EventFacets::part(EventKey key, const Event& event) {
  switch (key) {
    case EventKey::Timestamp:
      return {};
    case EventKey::Severity:
      return std::to_string(static_cast<int>(event.severity));
    case EventKey::SourceName:
      return event.sourceName;
    case EventKey::EventType:
      return event.eventType;
  }
  return {};
}

std::string EventFacets::textOf(const Event& event) {
  std::string text;
  text.reserve(event.sourceName.size() + event.eventType.size() + 40);
  text.append(event.sourceName).append(1, '\0').append(event.eventType).append(1, '\0');
  text += static_cast<char>('0' + static_cast<int>(event.severity));
  if (const auto& source = event.logSource)
    text.append(source->category)
        .append(1, '\0')
        .append(source->product)
        .append(1, '\0')
        .append(source->service);
  else
    text += '-';
  return text;
}

Event EventFacets::facetOf(const Event& event) {
  Event facet;
  facet.sourceName = event.sourceName;
  facet.eventType = event.eventType;
  facet.severity = event.severity;
  facet.logSource = event.logSource;
  return facet;
}

void EventFacets::insert(Connection& connection, FacetId id, const Event& event) {
  const LogSource source = event.logSource.value_or(LogSource{});
  connection.run(
      "INSERT INTO event_facets (id, source_name, event_type, severity, has_log_source, category, product, "
      "service, n) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
      {id, event.sourceName, event.eventType, static_cast<int>(event.severity), event.logSource.has_value(),
       source.category, source.product, source.service});
}

void EventFacets::readAbove(Connection& connection, FacetId id, const OnFacet& onFacet) {
  connection.each(
      "SELECT id, source_name, event_type, severity, has_log_source, category, product, service "
      "FROM event_facets WHERE id > ? ORDER BY id",
      columns, {id}, [&](vedette::storage::Row& row) {
        Event facet;
        facet.sourceName = row.text(1);
        facet.eventType = row.text(2);
        facet.severity = static_cast<Severity>(row.integer(3));
        if (row.boolean(4)) facet.logSource = LogSource{row.text(5), row.text(6), row.text(7)};
        onFacet(row.integer(0), std::move(facet));
      });
}

bool EventFacets::constrains(const EventFilter& filter) {
  return !filter.severities.empty() || filter.minSeverity.value_or(Severity::Info) != Severity::Info ||
         !filter.sources.empty() || !filter.eventTypes.empty() || !filter.eventTypeContains.empty() ||
         !filter.products.empty() || !filter.categories.empty() || !filter.services.empty();
}

EventFilter EventFacets::onFacets(const EventFilter& filter) {
  EventFilter facets = filter;
  facets.since.reset();
  facets.until.reset();
  facets.text.clear();
  facets.attributes.clear();
  return facets;
}

}  // namespace vedette::storage

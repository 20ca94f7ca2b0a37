#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "facets/facet_table.hpp"
#include "facets/paging/time_range.hpp"
#include "sql/connection.hpp"
#include "vedette/domain/events/event_filter.hpp"

namespace vedette::storage {

// What a facet of events is.
struct EventFacets {
  using Row = Event;
  using Key = EventKey;
  using Filter = EventFilter;
  using OnFacet = std::function<void(FacetId, Event)>;

  static constexpr EventKey timeKey = EventKey::Timestamp;
  static constexpr std::string_view counter = "event_facet";
  static const FacetTable& table();

  static Timestamp timeOf(const Event& event) { return event.timestamp; }
  static std::string part(EventKey, const Event&);  // a column's value as text that compares as it should

  static std::string textOf(const Event&);  // equal for events of one facet
  static Event facetOf(const Event&);       // an event with only the facet's members
  static void insert(Connection&, FacetId, const Event&);
  static void readAbove(Connection&, FacetId, const OnFacet&);

  static bool constrains(const EventFilter&);       // asks for some facets only
  static EventFilter onFacets(const EventFilter&);  // what the filter asks of facets
  static TimeRange timesOf(const EventFilter& filter) {
    return TimeRange::between(filter.since, filter.until);
  }
};

}  // namespace vedette::storage

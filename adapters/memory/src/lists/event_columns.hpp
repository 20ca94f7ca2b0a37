#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "vedette/domain/events/event_filter.hpp"

namespace vedette::memory {

// The columns that events are ordered by.
struct EventColumns {
  using Row = Event;
  using Key = EventKey;
  static constexpr std::string_view list = "events";

  static Timestamp& time(Event& event) { return event.timestamp; }
  static Timestamp time(const Event& event) { return event.timestamp; }
  static std::strong_ordering compare(EventKey, const Event&, const Event&);

  // A column's value as text without NUL, and back into an event; false when it is no value of the column.
  static std::string write(EventKey, const Event&);
  static bool read(EventKey, std::string_view value, Event&);
};

}  // namespace vedette::memory

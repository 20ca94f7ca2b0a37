#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "vedette/domain/events/event_filter.hpp"
#include "vedette/result.hpp"

namespace vedette {

struct EventCounts {
  std::uint64_t total = 0;
  std::map<std::string, std::uint64_t> bySeverity = {};
  std::map<std::string, std::uint64_t> bySource = {};
  std::map<Timestamp, std::uint64_t> byHour =
      {};  // start of the hour of `timestamp`; hours without events are absent
};

class EventStore {
 public:
  virtual ~EventStore() = default;

  struct Duplicate {
    std::size_t index;  // in the span
    EventId stored;
  };

  // Stores each event in the given order and gives it an id greater than every id before. An event whose
  // chosen uid is stored already, or stands earlier in the span, MUST NOT be stored again: its id becomes the
  // stored one's and it is listed as a duplicate. (A chosen uid that has the form of a derived one counts as
  // the uid of that event.)
  virtual Result<std::vector<Duplicate>> append(std::span<Event> events) = 0;

  // MUST return NotFound when there is none.
  virtual Result<Event> find(EventId) const = 0;

  // The events of the next ids above `after`, ascending, at most `limit`.
  virtual Result<std::vector<Event>> following(EventId after, std::size_t limit) const = 0;

  // The events above `after` up to the id `upTo` whose log source is wanted, ascending.
  using Wanted = std::function<bool(const std::optional<LogSource>&)>;
  virtual Result<std::vector<Event>> between(EventId after, EventId upTo, const Wanted&) const = 0;

  // MUST NOT read more rows than the page and its filter need, whatever the size of the store; Invalid when a
  // search would read more than maxSearched. Invalid, on the field "cursor", when the cursor is not one of
  // this ordering.
  virtual Result<Page<Event>> list(const EventQuery&) const = 0;

  struct Removal {
    std::size_t removed = 0;
    std::string place = {};  // where the next one goes on; empty: everything was looked at
  };
  // Removes events of the severity from before a time, but for those that an alert refers to. It looks at no
  // more than `limit` of them, from the place on that the last removal gave (empty: from the start). Their
  // ids are never given again.
  virtual Result<Removal> removeBefore(Severity, Timestamp before, const std::string& place,
                                       std::size_t limit) = 0;

  // All totals but byHour cover everything stored; byHour starts at `hoursSince`.
  virtual Result<EventCounts> counts(Timestamp hoursSince) const = 0;
};

}  // namespace vedette

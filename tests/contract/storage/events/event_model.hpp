#pragma once

#include <random>
#include <string>
#include <vector>

#include "vedette/domain/events/event_filter.hpp"

namespace vedette::contract {

// Ids of the events that the query's filter selects, in the query's order: by brute force.
std::vector<EventId> selectedIds(const std::vector<Event>&, const EventQuery&);

// What a query asks, for people.
std::string describe(const EventFilter&);
std::string describe(const EventOrder&);

// Events and questions about them out of few values, so that ties, hits and duplicates are common.
class EventGenerator {
 public:
  explicit EventGenerator(unsigned seed) : random_(seed) {}

  Event event();
  std::vector<Event> events(std::size_t count);
  EventFilter filter();  // each field with a chance of its own
  EventOrder order();    // none to three keys

 private:
  std::size_t below(std::size_t count) { return random_() % count; }
  bool oneIn(std::size_t count) { return below(count) == 0; }
  template <class T>
  T oneOf(const std::vector<T>& values) {
    return values[below(values.size())];
  }
  template <class T>
  std::vector<T> someOf(const std::vector<T>& values);
  Timestamp time();

  std::mt19937 random_;
};

}  // namespace vedette::contract

#pragma once

#include "events/event_model.hpp"
#include "fixture.hpp"
#include "samples.hpp"

namespace vedette::contract {

class EventFixture : public Fixture {
 public:
  // The events with their ids.
  std::vector<Event> append(std::vector<Event> events);
  Event append(const Event& event) { return append(std::vector{event}).front(); }
  std::vector<EventStore::Duplicate> duplicatesOf(std::vector<Event>& events);

  Event find(EventId);
  Page<Event> list(const EventQuery&);
  std::uint64_t total() { return list({}).total; }

  // The ids of all pages of `limit`, by cursor. Fails when a total is not `total` or a page is too long.
  std::vector<EventId> walk(EventQuery query, std::size_t limit, std::uint64_t total);

  // Checks every page, total and cursor of the query against the model.
  void checkAgainst(const std::vector<Event>& model, const EventQuery&);
};

}  // namespace vedette::contract

#include "events/event_fixture.hpp"

namespace vedette::contract {

std::vector<EventStore::Duplicate> EventFixture::duplicatesOf(std::vector<Event>& events) {
  return write([&](Stores& stores) { return stores.events.append(events); });
}

std::vector<Event> EventFixture::append(std::vector<Event> events) {
  duplicatesOf(events);
  return events;
}

Event EventFixture::find(EventId id) {
  return ask([&](const Stores& stores) { return stores.events.find(id); });
}

Page<Event> EventFixture::list(const EventQuery& query) {
  return ask([&](const Stores& stores) { return stores.events.list(query); });
}

std::vector<EventId> EventFixture::walk(EventQuery query, std::size_t limit, std::uint64_t total) {
  std::vector<EventId> ids;
  query.page = {limit, 0, ""};
  do {
    Page<Event> page = list(query);
    CHECK(page.total == total);
    CHECK(page.items.size() <= limit);
    for (const Event& event : page.items) ids.push_back(event.id);
    query.page.cursor = page.next;
  } while (!query.page.cursor.empty() && ids.size() <= total);
  return ids;
}

void EventFixture::checkAgainst(const std::vector<Event>& model, const EventQuery& query) {
  const std::vector<EventId> expected = selectedIds(model, query);
  CHECK(walk(query, 1 + expected.size() / 4, expected.size()) == expected);
  EventQuery oneOffset = query;
  oneOffset.page = {5, 3, ""};
  const auto from = expected.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, expected.size()));
  const auto to = expected.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(8, expected.size()));
  CHECK(idsOf(list(oneOffset).items) == std::vector<EventId>(from, to));
}

}  // namespace vedette::contract

#include "usecases/recall_events.hpp"

namespace vedette {
namespace {

constexpr std::size_t step = 2000;  // events in memory at a time

// The greatest id of an event that came before a time, or less: ids grow with the time of reception, but for
// events that waited elsewhere.
Result<EventId> lastBefore(const EventStore& events, Timestamp time) {
  EventId low = 0, width = 1;
  for (bool beyond = false; width > 0;) {
    auto probe = events.following(low + width, 1);
    if (!probe) return std::move(probe).error();
    if (!probe->empty() && probe->front().receivedAt < time) {
      low += width;
      if (!beyond) width *= 2;
    } else {
      beyond = true;
    }
    if (beyond) width /= 2;
  }
  return low;
}

}  // namespace

Result<void> recallEvents(const Storage& storage, Detection& detection, Timestamp now) {
  const auto memory = detection.memory();
  if (!memory) return {};
  auto last = storage.reading([&](const Stores& stores) { return lastBefore(stores.events, now - *memory); });
  while (last) {
    auto events = storage.reading([&](const Stores& stores) { return stores.events.following(*last, step); });
    if (!events) return std::move(events).error();
    if (events->empty()) return {};
    detection.remember(*events);
    last = events->back().id;
  }
  return std::move(last).error();
}

}  // namespace vedette

#include "usecases/recall.hpp"

#include <map>

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

// When a source sent the last event of it that is stored; nothing when there is none.
Result<std::optional<Timestamp>> lastHeard(const EventStore& events, const std::string& source) {
  EventQuery query;
  query.filter.sources = {source};
  query.page.limit = 1;
  auto page = events.list(query);
  if (!page) return std::move(page).error();
  return page->items.empty() ? std::nullopt : std::optional(page->items.front().receivedAt);
}

// Sources that were not silent when the last event came, whenever that was, count as heard now: the silence
// since is ours.
Result<void> recallSources(const Stores& stores, Detection& detection, Timestamp now) {
  auto counts = stores.events.counts(now);
  if (!counts) return std::move(counts).error();
  std::map<std::string, Timestamp> heard;
  Timestamp newest{};
  for (const auto& [source, events] : counts->bySource) {
    if (heard.size() == SourceWatch::maxSources) break;
    auto last = lastHeard(stores.events, source);
    if (!last) return std::move(last).error();
    if (*last) newest = std::max(newest, heard[source] = **last);
  }
  for (const auto& [source, last] : heard)
    if (newest - last <= *detection.silenceWatched()) detection.heard(source, now);
  return {};
}

Result<void> recallWindows(const Storage& storage, Detection& detection, Timestamp now) {
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

}  // namespace

Result<void> recall(const Storage& storage, Detection& detection, Timestamp now) {
  if (detection.silenceWatched()) {
    auto recalled =
        storage.reading([&](const Stores& stores) { return recallSources(stores, detection, now); });
    if (!recalled) return recalled;
  }
  return recallWindows(storage, detection, now);
}

}  // namespace vedette

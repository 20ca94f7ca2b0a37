#include "usecases/recall.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace vedette {
namespace {

constexpr EventId step = 2000;  // events in memory at a time

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

using Durations = std::vector<Timestamp::duration>;

// The last ids before each memory begins, and the last there is.
Result<std::vector<EventId>> stretchesOf(const EventStore& events, const Durations& memories, Timestamp now) {
  std::vector<EventId> ends;
  for (const Timestamp::duration memory : memories) {
    auto before = lastBefore(events, now - memory);
    if (!before) return std::move(before).error();
    ends.push_back(*before);
  }
  auto last = lastBefore(events, Timestamp::max());
  if (!last) return std::move(last).error();
  ends.push_back(*last + 1);  // nothing stands above
  return ends;
}

// Stretch by stretch, the oldest first: in each only the events that matter for so long.
Result<void> recallWindows(const Storage& storage, Detection& detection, Timestamp now,
                           RecallProgress& progress) {
  const Durations memories = detection.memories();
  if (memories.empty()) return {};
  auto ends =
      storage.reading([&](const Stores& stores) { return stretchesOf(stores.events, memories, now); });
  if (!ends) return std::move(ends).error();
  progress.start(static_cast<std::uint64_t>(std::max<EventId>(ends->back() - ends->front(), 0)));
  for (std::size_t i = 0; i < memories.size(); ++i)
    for (EventId at = (*ends)[i]; at < (*ends)[i + 1];) {
      const EventId upTo = std::min((*ends)[i + 1], at + step);
      auto events = storage.reading([&](const Stores& stores) {
        return stores.events.between(
            at, upTo, [&](const auto& source) { return detection.memory(source) >= memories[i]; });
      });
      if (!events) return std::move(events).error();
      detection.remember(*events);
      progress.pass(static_cast<std::uint64_t>(upTo - at), events->size());
      at = upTo;
    }
  return {};
}

}  // namespace

Result<void> recall(const Storage& storage, Detection& detection, Timestamp now, RecallProgress& progress) {
  if (detection.silenceWatched()) {
    auto recalled =
        storage.reading([&](const Stores& stores) { return recallSources(stores, detection, now); });
    if (!recalled) return recalled;
  }
  return recallWindows(storage, detection, now, progress);
}

}  // namespace vedette

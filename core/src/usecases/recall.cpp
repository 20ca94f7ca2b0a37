#include "usecases/recall.hpp"

#include <algorithm>
#include <future>
#include <map>
#include <vector>

namespace vedette {
namespace {

constexpr EventId step = 2000;  // events in memory at a time

// The greatest id of an event that came before a time, or one less. Ids grow with the time of reception: one
// lane gives both, and what waited in the spool is stored before anything that came later. Where the clock
// was set back there are several places where older events end. Whichever is found, what stands before it
// was stored before an event that is itself too old.
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

// By source, of those that are watched.
Result<std::map<std::string, Timestamp>> lastHeard(const EventStore& events, Timestamp now) {
  auto counts = events.counts(now);
  if (!counts) return std::move(counts).error();
  std::map<std::string, Timestamp> heard;
  for (const auto& [source, count] : counts->bySource) {
    if (heard.size() == SourceWatch::maxSources) break;
    auto last = lastHeard(events, source);
    if (!last) return std::move(last).error();
    if (*last) heard[source] = **last;
  }
  return heard;
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
  auto beyond = events.following(*last, 1);
  if (!beyond) return std::move(beyond).error();
  ends.push_back(beyond->empty() ? *last : beyond->front().id);
  return ends;
}

class Reader {
 public:
  Reader(const Storage& storage, Recollection& recollection, RecallProgress& progress)
      : storage_(storage), recollection_(recollection), progress_(progress) {}

  // What stands above one id up to another, of log sources that matter for so long. The next events are read
  // while some are shown.
  Result<void> read(EventId after, EventId upTo, Timestamp::duration memory) {
    const auto readAbove = [&](EventId id) {
      return std::async(std::launch::async, [=, this] { return next(id, upTo, memory); });
    };
    for (auto ahead = readAbove(after); after < upTo;) {
      auto events = ahead.get();
      if (!events) return std::move(events).error();
      const EventId end = endOf(after, upTo);
      ahead = readAbove(end);
      recollection_.remember(*events);
      progress_.pass(static_cast<std::uint64_t>(end - after), events->size());
      recollection_.reached = after = end;
    }
    return {};
  }

 private:
  static EventId endOf(EventId after, EventId upTo) { return std::min(upTo, after + step); }

  Result<std::vector<Event>> next(EventId after, EventId upTo, Timestamp::duration memory) const {
    if (after >= upTo) return std::vector<Event>();
    return storage_.reading([&](const Stores& stores) {
      return stores.events.between(after, endOf(after, upTo), [&](const auto& source) {
        return recollection_.memory(source) >= memory;
      });
    });
  }

  const Storage& storage_;
  Recollection& recollection_;
  RecallProgress& progress_;
};

}  // namespace

Result<void> recall(const Storage& storage, Recollection& recollection, Timestamp now,
                    RecallProgress& progress) {
  const Durations memories = recollection.memories();
  if (memories.empty()) return {};
  auto ends =
      storage.reading([&](const Stores& stores) { return stretchesOf(stores.events, memories, now); });
  if (!ends) return std::move(ends).error();
  for (EventId& end : *ends) end = std::max(end, recollection.reached.value_or(0));
  progress.start(static_cast<std::uint64_t>(std::max<EventId>(ends->back() - ends->front(), 0)));
  Reader reader(storage, recollection, progress);
  for (std::size_t i = 0; i < memories.size(); ++i)
    if (auto read = reader.read((*ends)[i], (*ends)[i + 1], memories[i]); !read) return read;
  progress.finish();
  return {};
}

// Sources that were not silent when the last event came, whenever that was, count as heard now: the silence
// since is ours.
Result<void> recallSources(const Storage& storage, Detection& detection, Timestamp now) {
  if (!detection.silenceWatched()) return {};
  auto heard = storage.reading([&](const Stores& stores) { return lastHeard(stores.events, now); });
  if (!heard) return std::move(heard).error();
  Timestamp newest{};
  for (const auto& [source, last] : *heard) newest = std::max(newest, last);
  for (const auto& [source, last] : *heard)
    if (newest - last <= *detection.silenceWatched()) detection.heard(source, now);
  return {};
}

}  // namespace vedette

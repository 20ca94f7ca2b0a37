#include "stores/memory_events.hpp"

#include "lists/event_columns.hpp"
#include "lists/ordering.hpp"
#include "lists/paging.hpp"
#include "lists/search_bound.hpp"
#include "vedette/domain/cursor.hpp"

namespace vedette::memory {

Result<std::vector<EventStore::Duplicate>> MemoryEvents::append(std::span<Event> events) {
  undo_.push([this, size = events_.size()] { truncate(size); });
  std::vector<Duplicate> duplicates;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (const Event* stored = withUid(events[i].chosenUid)) {
      events[i].id = stored->id;
      duplicates.push_back({i, stored->id});
    } else {
      store(events[i]);
    }
  }
  return duplicates;
}

Result<Event> MemoryEvents::find(EventId id) const {
  if (const Event* event = at(id)) return *event;
  return notFound("There is no event " + std::to_string(id) + ".");
}

Result<std::vector<Event>> MemoryEvents::following(EventId after, std::size_t limit) const {
  std::vector<Event> found;
  for (auto i = static_cast<std::size_t>(std::max<EventId>(after, 0));
       i < events_.size() && found.size() < limit; ++i)
    if (events_[i]) found.push_back(*events_[i]);
  return found;
}

Result<std::vector<Event>> MemoryEvents::between(EventId after, EventId upTo, const Wanted& wanted) const {
  std::vector<Event> found;
  for (EventId id = std::max<EventId>(after, 0) + 1; id <= upTo; ++id)
    if (const Event* event = at(id); event && wanted(event->logSource)) found.push_back(*event);
  return found;
}

Result<Page<Event>> MemoryEvents::list(const EventQuery& query) const {
  auto rows = selected(all(), query.filter);
  if (!rows) return rows.error();
  return pageInOrder(*std::move(rows), Ordering<EventColumns>(query.order), query.page);
}

// The place is the id of the last event that was looked at.
Result<EventStore::Removal> MemoryEvents::removeBefore(Severity severity, Timestamp before,
                                                       const std::string& place, std::size_t limit) {
  const auto from = decodeCursor(place);
  if (!place.empty() && !from) return badCursor();
  Removal removal;
  for (std::size_t i = from ? static_cast<std::size_t>(from->id) : 0; i < events_.size(); ++i) {
    auto& event = events_[i];
    if (!event || event->severity != severity || event->timestamp >= before) continue;
    const EventId id = event->id;
    if (!isReferred_(id)) {
      remove(event);
      ++removal.removed;
    }
    if (--limit == 0) {
      removal.place = encodeCursor({"removal", 0, id});
      break;
    }
  }
  return removal;
}

Result<EventCounts> MemoryEvents::counts(Timestamp hoursSince) const {
  EventCounts counts;
  for (const Event* event : all()) {
    ++counts.total;
    ++counts.bySeverity[std::string(toString(event->severity))];
    ++counts.bySource[event->sourceName];
    const auto hour = std::chrono::floor<std::chrono::hours>(event->timestamp);
    if (hour >= hoursSince) ++counts.byHour[hour];
  }
  return counts;
}

const Event* MemoryEvents::at(EventId id) const {
  if (id < 1 || static_cast<std::size_t>(id) > events_.size()) return nullptr;
  const auto& event = events_[static_cast<std::size_t>(id) - 1];
  return event ? &*event : nullptr;
}

const Event* MemoryEvents::withUid(const std::string& chosen) const {
  if (chosen.empty()) return nullptr;
  if (auto known = byChosenUid_.find(chosen); known != byChosenUid_.end()) return at(known->second);
  const Event* derived = at(idOfUid(chosen).value_or(0));
  return derived && derived->uid() == chosen ? derived : nullptr;
}

void MemoryEvents::store(Event& event) {
  event.id = static_cast<EventId>(events_.size()) + 1;
  events_.push_back(event);
  if (!event.chosenUid.empty()) byChosenUid_.emplace(event.chosenUid, event.id);
}

void MemoryEvents::truncate(std::size_t size) {
  for (; events_.size() > size; events_.pop_back()) byChosenUid_.erase(events_.back()->chosenUid);
}

void MemoryEvents::remove(std::optional<Event>& event) {
  undo_.push([this, old = *event] {
    if (!old.chosenUid.empty()) byChosenUid_.emplace(old.chosenUid, old.id);
    events_[static_cast<std::size_t>(old.id) - 1] = old;
  });
  byChosenUid_.erase(event->chosenUid);
  event.reset();
}

std::vector<const Event*> MemoryEvents::all() const {
  std::vector<const Event*> events;
  events.reserve(events_.size());
  for (const auto& event : events_)
    if (event) events.push_back(&*event);
  return events;
}

}  // namespace vedette::memory

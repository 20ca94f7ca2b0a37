#include "stores/memory_events.hpp"

#include "lists/event_columns.hpp"
#include "lists/ordering.hpp"
#include "lists/paging.hpp"
#include "lists/search_bound.hpp"

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

Result<Page<Event>> MemoryEvents::list(const EventQuery& query) const {
  std::vector<const Event*> all;
  all.reserve(events_.size());
  for (const Event& event : events_) all.push_back(&event);
  auto rows = selected(std::move(all), query.filter);
  if (!rows) return rows.error();
  return pageInOrder(*std::move(rows), Ordering<EventColumns>(query.order), query.page);
}

Result<EventCounts> MemoryEvents::counts(Timestamp hoursSince) const {
  EventCounts counts;
  for (const Event& event : events_) {
    ++counts.total;
    ++counts.bySeverity[std::string(toString(event.severity))];
    ++counts.bySource[event.sourceName];
    const auto hour = std::chrono::floor<std::chrono::hours>(event.timestamp);
    if (hour >= hoursSince) ++counts.byHour[hour];
  }
  return counts;
}

const Event* MemoryEvents::at(EventId id) const {
  if (id < 1 || static_cast<std::size_t>(id) > events_.size()) return nullptr;
  return &events_[static_cast<std::size_t>(id) - 1];
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
  for (; events_.size() > size; events_.pop_back()) byChosenUid_.erase(events_.back().chosenUid);
}

}  // namespace vedette::memory

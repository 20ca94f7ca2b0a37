#pragma once

#include <deque>
#include <unordered_map>

#include "transactions/undo_log.hpp"
#include "vedette/ports/event_store.hpp"

namespace vedette::memory {

// Events in the order of their ids, which count from 1 without gaps.
class MemoryEvents final : public EventStore {
 public:
  explicit MemoryEvents(UndoLog& undo) : undo_(undo) {}

  Result<std::vector<Duplicate>> append(std::span<Event> events) override;
  Result<Event> find(EventId) const override;
  Result<Page<Event>> list(const EventQuery&) const override;
  Result<EventCounts> counts(Timestamp hoursSince) const override;

  const Event* at(EventId) const;  // null when there is none

 private:
  const Event* withUid(const std::string& chosen) const;
  void store(Event&);
  void truncate(std::size_t size);

  UndoLog& undo_;
  std::deque<Event> events_;
  std::unordered_map<std::string, EventId> byChosenUid_;
};

}  // namespace vedette::memory

#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <unordered_map>

#include "transactions/undo_log.hpp"
#include "vedette/ports/event_store.hpp"

namespace vedette::memory {

// Events in the order of their ids, which count from 1.
class MemoryEvents final : public EventStore {
 public:
  explicit MemoryEvents(UndoLog& undo) : undo_(undo) {}

  Result<std::vector<Duplicate>> append(std::span<Event> events) override;
  Result<Event> find(EventId) const override;
  Result<std::vector<Event>> following(EventId after, std::size_t limit) const override;
  Result<std::vector<Event>> between(EventId after, EventId upTo, const Wanted&) const override;
  Result<Page<Event>> list(const EventQuery&) const override;
  Result<Removal> removeBefore(Severity, Timestamp before, const std::string& place,
                               std::size_t limit) override;
  Result<EventCounts> counts(Timestamp hoursSince) const override;

  const Event* at(EventId) const;  // null when there is none

  // Which events must stay.
  void keep(std::function<bool(EventId)> isReferred) { isReferred_ = std::move(isReferred); }

 private:
  const Event* withUid(const std::string& chosen) const;
  void store(Event&);
  void truncate(std::size_t size);
  void remove(std::optional<Event>&);
  std::vector<const Event*> all() const;

  UndoLog& undo_;
  std::function<bool(EventId)> isReferred_ = [](EventId) { return false; };
  std::deque<std::optional<Event>> events_;  // nothing where one was removed
  std::unordered_map<std::string, EventId> byChosenUid_;
};

}  // namespace vedette::memory

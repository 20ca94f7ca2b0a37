#pragma once

#include <atomic>

#include "vedette/memory/memory_storage.hpp"

namespace vedette::test {

// A store in memory that can be away, lose the answer to a commit, or refuse what a test says.
class LeavingStorage final : public Storage {
 public:
  std::atomic<bool> away = false;
  std::atomic<bool> losesAnswers = false;  // it commits, and is away
  std::function<bool(const Event&)> refuses = [](const Event&) { return false; };

 protected:
  Result<void> write(const std::function<Result<void>(Stores&)>& work) override {
    if (away) return gone();
    auto done = stores_.atomically([&](Stores& stores) -> Result<void> {
      RefusingEvents events(stores.events, refuses);
      Stores guarded{events,          stores.alerts, stores.users, stores.roles,
                     stores.sessions, stores.rules,  stores.audit};
      return work(guarded);
    });
    return done && losesAnswers ? gone() : done;
  }

  Result<void> read(const std::function<Result<void>(const Stores&)>& work) const override {
    if (away) return gone();
    return stores_.reading([&](const Stores& stores) { return work(stores); });
  }

 private:
  // What is not refused goes through.
  class RefusingEvents final : public EventStore {
   public:
    RefusingEvents(EventStore& events, const std::function<bool(const Event&)>& refuses)
        : events_(events), refuses_(refuses) {}

    Result<std::vector<Duplicate>> append(std::span<Event> events) override {
      for (const Event& event : events)
        if (refuses_(event)) return unavailable("A value is refused.", Cause::StoreRefuses);
      return events_.append(events);
    }
    Result<Event> find(EventId id) const override { return events_.find(id); }
    Result<std::vector<Event>> following(EventId after, std::size_t limit) const override {
      return events_.following(after, limit);
    }
    Result<std::vector<Event>> between(EventId after, EventId upTo, const Wanted& wanted) const override {
      return events_.between(after, upTo, wanted);
    }
    Result<Page<Event>> list(const EventQuery& query) const override { return events_.list(query); }
    Result<Removal> removeBefore(Severity severity, Timestamp before, const std::string& place,
                                 std::size_t limit) override {
      return events_.removeBefore(severity, before, place, limit);
    }
    Result<EventCounts> counts(Timestamp since) const override { return events_.counts(since); }

   private:
    EventStore& events_;
    const std::function<bool(const Event&)>& refuses_;
  };

  static Result<void> gone() { return unavailable("The store is away.", Cause::StoreAway); }

  memory::MemoryStorage stores_;
};

}  // namespace vedette::test

#pragma once

#include <vector>

#include "domain/detection/correlation/groups/group_store.hpp"
#include "domain/detection/correlation/groups/interner.hpp"
#include "domain/detection/correlation/state/firing_log.hpp"
#include "domain/detection/correlation/state/health_log.hpp"
#include "domain/detection/correlation/state/sighting.hpp"
#include "vedette/domain/detection/correlation/correlator.hpp"

namespace vedette::detection {

class Correlator::State {
 public:
  State(std::shared_ptr<const RuleSet>, const CorrelationPlan&, const CorrelationBounds&);

  const std::shared_ptr<const RuleSet>& rules() const { return rules_; }
  const CorrelationBounds& bounds() const { return bounds_; }
  const HealthLog& health() const { return health_; }
  std::chrono::microseconds memory(const std::vector<CorrelationPath>&) const;  // of their events
  std::vector<std::chrono::microseconds> memories() const;
  void watchOnly(std::vector<bool> correlations) { isWatched_ = std::move(correlations); }
  std::vector<bool> unknownTo(const CorrelationPlan& previous) const;

  void take(const Match&, const EventFields&, const CorrelatedEvent&);
  void settle(Timestamp now);
  std::vector<Firing> firings() { return firings_.take(); }
  void commit();
  void rollBack();
  void adopt(State& previous);
  void learn(State& rebuilt);

 private:
  // An event that shows what a reference of a correlation rule looks for.
  struct Moment {
    std::int64_t time, event, receivedAt;
    bool counted = true;  // false: it shows the events behind a hit
  };
  // A hit of a correlation rule that others use.
  struct Onward {
    CorrelationIndex from;
    Moment moment;
    bool onset;
    std::string sightings;  // packed, one for each use
  };

  void observe(CorrelationIndex, ReferenceIndex, const Sighting&, const Moment&);
  bool isComplete(CorrelationIndex, const Sighting&, const Moment&);
  Hit hitOf(CorrelationIndex, ReferenceIndex, const Sighting&, const Moment&);
  Group& groupOf(CorrelationIndex, const Sighting&);
  void change(Group&);
  void settle(CorrelationIndex);
  bool isSettled(const Group&) const;
  void judge(Group&);
  void expire(CorrelationIndex, std::size_t most);
  void publish(Group&);
  void passOnward(const Group&);
  void drainOnward();
  void dropOldest(Group&);
  void keepWithinBounds(Group& current);
  void remove(Group&);
  void release(CorrelationIndex, const Hit&);
  void release(Group&);
  std::int64_t latenessOf(CorrelationIndex) const;
  std::chrono::microseconds memoryOf(CorrelationIndex) const;
  void count(const Group&, std::size_t heldBefore);
  void endBatch();
  void adopt(State& previous, CorrelationIndex from, CorrelationIndex to);
  void drop(State& previous, CorrelationIndex from);
  void learn(State& rebuilt, CorrelationIndex);
  void place(std::unique_ptr<Group>);
  void endSuccession();

  std::shared_ptr<const RuleSet> rules_;
  const CorrelationPlan& plan_;
  CorrelationBounds bounds_;
  Interner texts_;
  GroupStore groups_;
  FiringLog firings_;
  HealthLog health_;
  SightingReader reader_;
  Findings findings_;
  std::vector<Onward> onward_;
  std::vector<bool> isKnown_;    // by correlation rule: it has seen the past that it needs
  std::vector<bool> isWatched_;  // by correlation rule: events must be remembered for it
  std::vector<Group*> changed_;  // in this batch
  BatchNumber batch_ = 1;
  std::size_t held_ = 0, heldBefore_ = 0;     // hits: now, and before this batch
  std::int64_t clock_ = 0, clockBefore_ = 0;  // the latest reception
};

}  // namespace vedette::detection

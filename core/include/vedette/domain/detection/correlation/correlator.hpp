#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

#include "vedette/domain/detection/correlation/firing.hpp"
#include "vedette/domain/detection/engine/evaluation.hpp"

namespace vedette::detection {

struct CorrelationBounds {
  std::size_t hits = 1'000'000;        // held at a time
  std::size_t groups = 250'000;        // held at a time
  std::size_t hitsPerGroup = 100'000;  // of one rule; a count beyond it cannot be reached
  std::chrono::microseconds lateness = std::chrono::seconds(60);  // how far events may come out of order
  std::chrono::microseconds ahead = std::chrono::minutes(5);      // of their reception, by their clocks
};

struct CorrelatedEvent {
  std::int64_t id;
  Timestamp time, receivedAt;
};

struct CorrelationHealth {
  std::uint64_t hits = 0;       // matches that were taken
  std::uint64_t fired = 0;      // firings
  std::uint64_t ungrouped = 0;  // matches without a field of groupBy
  std::uint64_t valueless = 0;  // matches without the value to count, or no number
  std::uint64_t late = 0;       // hits too old to count
  std::uint64_t evicted = 0;    // hits given up to stay within the bounds: something may be missed
  std::size_t groups = 0;       // held now
  std::size_t held = 0;         // hits held now
};

// Watches matches over time for the correlation rules of a set. Of one thread.
//
// The windows are those of the events' own times; both ends belong to them. What can only become more true
// fires as soon as a window is full, in whatever order the events come. The rest (less, equal, sums,
// averages, negations) is judged for the window that ends at a hit once no earlier hit can come: when the
// group has seen a time that is later by more than the lateness, or by settle(). The events that contribute
// are the same for every order of arrival within the lateness, and after a rebuild that takes the stored
// events of the last memory() in the order of their reception.
//
// take() and settle() belong to a batch that ends by commit() or rollBack().
class Correlator {
 public:
  explicit Correlator(std::shared_ptr<const RuleSet>, CorrelationBounds = {});
  ~Correlator();
  Correlator(Correlator&&) noexcept;
  Correlator& operator=(Correlator&&) noexcept;

  const RuleSet& rules() const;

  // How far back events still matter: 2 x timespan + lateness, with those of the rules that a rule uses. Of
  // events that declare a log source, by the rules that they can match: zero, when they show nothing here.
  std::chrono::microseconds memory(const LogSource& declared) const;
  std::vector<std::chrono::microseconds> memories() const;  // all there are, each once, the longest first

  // A match that an Evaluation of the same rule set found, and the event as that left it. A match that was
  // taken before changes nothing.
  void take(const Match&, const EventFields&, const CorrelatedEvent&);

  // Judges what has been waiting for a later event for longer than the lateness, by the clock of receivedAt.
  void settle(Timestamp now);

  // What fired since the last call in this batch: one for each rule and group.
  std::vector<Firing> firings();

  void commit();
  void rollBack();  // as if this batch had never been

  // Takes over what another Correlator knows for the correlation rules that its set has in common with this
  // one's: the same id and version, and those of all that they refer to and that refer to them. Both are
  // between batches; this one is fresh; the other is empty after it.
  void adopt(Correlator& previous);

  // By correlation rule: whether it is active, and would know nothing after it has adopted from this set.
  std::vector<bool> unknownTo(const RuleSet& previous) const;

  // From here on memory() and memories() are those of these correlation rules alone.
  void watchOnly(std::vector<bool> correlations);

  // Takes what a Correlator of the same set was shown of the past for the correlation rules that it watches,
  // but for those that know their past. Both are between batches.
  void learn(Correlator&& rebuilt);

  CorrelationHealth health() const;                         // of all rules together
  CorrelationHealth health(std::size_t correlation) const;  // place in RuleSet::correlations()

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace vedette::detection

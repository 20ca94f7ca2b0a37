#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "vedette/domain/detection/recollection.hpp"
#include "vedette/domain/detection/rule.hpp"
#include "vedette/domain/detection/source_watch.hpp"

namespace vedette {

// What became of the matches of one rule, or of the firings of a correlation rule: matched = raised + folded
// + kept, always.
struct RuleOutcome {
  std::uint64_t matched = 0;
  std::uint64_t raised = 0;                 // with an alert of their own
  std::uint64_t folded = 0;                 // into an alert that was there
  std::uint64_t kept = 0;                   // for correlation rules alone: they raise no alert of their own
  std::optional<Timestamp> lastMatch = {};  // by the events' time
};

struct DetectionHealth {
  std::shared_ptr<const detection::RuleSet> rules;       // may be none
  std::vector<detection::RuleHealth> evaluated;          // by rule of the set, since it is in force
  std::vector<RuleOutcome> outcomes;                     // by rule of the set, since the start
  std::vector<detection::CorrelationHealth> correlated;  // by correlation rule of the set
  std::vector<RuleOutcome> correlationOutcomes;          // by correlation rule of the set, since the start
};

// The rules in force, at work on the events of one ingest lane: what is built in, and a set of Sigma rules
// that may be replaced at any time.
class Detection {
 public:
  explicit Detection(RuleSet builtIn);
  ~Detection();

  // The next batch is looked at by this set. What correlation rules have seen stays with those that the new
  // set has, too, unchanged. From any thread. With a recollection it takes over when succeed() says that this
  // is complete, and the set before goes on until then.
  void use(std::shared_ptr<const detection::RuleSet>, std::shared_ptr<Recollection> = {});

  // What correlation rules of the set would miss if it were in force now; nothing when they would miss
  // nothing, or before the first batch: all are shown the past then. From any thread.
  std::shared_ptr<Recollection> recollectionFor(const std::shared_ptr<const detection::RuleSet>&) const;

  // What must be complete before the next batch, and that it is, up to the last event that was stored. Of the
  // thread of the batches.
  std::shared_ptr<Recollection> awaited();
  void succeed(const std::shared_ptr<Recollection>&);

  // Alerts about sources that fall silent for longer than this. Before the first batch.
  void watchSources(Timestamp::duration silence);
  std::optional<Timestamp::duration> silenceWatched() const;
  void heard(const std::string& source, Timestamp at);  // before now

  // Whether time alone may make a rule fire: then it wants to see an empty batch now and then.
  bool awaitsTime() const;

  struct Finding {
    std::size_t event;  // place in the batch
    AlertDraft draft;
  };
  using IsKnown = std::function<bool(std::size_t place)>;

  // What the events of a batch raise, in their order; those that are known were looked at before. It counts
  // once settle() says that it was stored: a second call without it takes the place of the first.
  std::vector<Finding> detect(std::span<const Event>, const IsKnown&, Timestamp now);
  // By finding: whether it raised an alert of its own.
  void settle(const std::vector<bool>& raised);
  // It was not stored.
  void forget();

  DetectionHealth health() const;  // from any thread

  // Events of which nobody knew the log source while Sigma rules were in force, since the start; and whether
  // rules are left out for that. From any thread, without waiting.
  struct UnknownSources {
    std::uint64_t events = 0;
    bool leaveRulesOut = false;
  };
  UnknownSources unknownSources() const { return {unknownSources_, leavesOut_}; }

 private:
  class InForce;
  struct Counted {
    RuleOutcome* rule;
    Timestamp at;
  };
  struct Found {
    Finding finding;
    Counted counted;
  };

  void look(const Event&, std::size_t place, std::vector<Found>&);
  void correlate(std::span<const Event>, const std::vector<const Event*>& looked, Timestamp now,
                 std::vector<Found>&);
  void tellSilence(std::size_t place, std::vector<Found>&);
  void endBatch();
  void takeOver();

  const RuleSet builtIn_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, RuleOutcome> outcomes_;  // by rule id
  std::unique_ptr<InForce> inForce_;                       // none: no Sigma rules
  std::unique_ptr<InForce> next_;          // takes its place after this batch, or when it has seen the past
  std::shared_ptr<Recollection> awaited_;  // of next_; before the first batch of inForce_
  bool begun_ = false;                     // the first batch was let in
  SourceWatch sources_;
  Timestamp now_;  // of the batch
  std::uint64_t unknownInBatch_ = 0;
  std::atomic<std::uint64_t> unknownSources_{0};
  std::atomic<bool> leavesOut_{false};
  bool inBatch_ = false;            // between detect() and what became of it
  std::vector<Counted> unsettled_;  // by finding
  std::vector<Counted> kept_;
};

}  // namespace vedette

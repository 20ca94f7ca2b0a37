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

#include "vedette/domain/detection/correlation/correlator.hpp"
#include "vedette/domain/detection/engine/evaluation.hpp"
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
  // set has, too, unchanged. From any thread.
  void use(std::shared_ptr<const detection::RuleSet>);

  // Alerts about sources that fall silent for longer than this. Before the first batch.
  void watchSources(Timestamp::duration silence);
  std::optional<Timestamp::duration> silenceWatched() const;
  void heard(const std::string& source, Timestamp at);  // before now

  // Whether time alone may make a rule fire: then it wants to see an empty batch now and then.
  bool awaitsTime() const;

  // How far back correlation rules of the set in force must have seen events that declare this log source;
  // zero: not at all. And all such memories that there are, each once, the longest first.
  Timestamp::duration memory(const std::optional<LogSource>& declared) const;
  std::vector<Timestamp::duration> memories() const;

  // Shows correlation rules events that were looked at before, for what they saw then: nothing is raised.
  void remember(std::span<const Event>);

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

  const RuleSet builtIn_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, RuleOutcome> outcomes_;  // by rule id
  std::unique_ptr<InForce> inForce_;                       // none: no Sigma rules
  std::unique_ptr<InForce> next_;                          // takes its place after this batch
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

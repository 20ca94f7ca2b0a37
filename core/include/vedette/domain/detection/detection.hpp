#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "vedette/domain/detection/engine/evaluation.hpp"
#include "vedette/domain/detection/rule.hpp"

namespace vedette {

// What became of the matches of one rule: matched = raised + folded, always.
struct RuleOutcome {
  std::uint64_t matched = 0;
  std::uint64_t raised = 0;                 // with an alert of their own
  std::uint64_t folded = 0;                 // into an alert that was there
  std::optional<Timestamp> lastMatch = {};  // by the events' time
};

struct DetectionHealth {
  std::shared_ptr<const detection::RuleSet> rules;  // may be none
  std::vector<detection::RuleHealth> evaluated;     // by rule of the set, since it is in force
  std::vector<RuleOutcome> outcomes;                // by rule of the set, since the start
};

// The rules in force, at work on the events of one ingest lane: what is built in, and a set of Sigma rules
// that may be replaced at any time.
class Detection {
 public:
  explicit Detection(RuleSet builtIn);
  ~Detection();

  // The next batch is looked at by this set. From any thread.
  void use(std::shared_ptr<const detection::RuleSet>);

  struct Finding {
    std::size_t event;  // place in the batch
    AlertDraft draft;
  };
  using IsKnown = std::function<bool(std::size_t place)>;

  // What the events of a batch raise, in their order; those that are known were looked at before. It counts
  // once settle() says that it was stored: a second call without it takes the place of the first.
  std::vector<Finding> detect(std::span<const Event>, const IsKnown&);
  // By finding: whether it raised an alert of its own.
  void settle(const std::vector<bool>& raised);

  DetectionHealth health() const;  // from any thread

 private:
  class InForce;
  struct Unsettled {
    RuleOutcome* rule;
    Timestamp at;
  };

  void detect(const Event&, std::size_t place, std::vector<Finding>&);
  void add(std::vector<Finding>&, RuleOutcome&, std::size_t place, AlertDraft);

  const RuleSet builtIn_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, RuleOutcome> outcomes_;  // by rule id
  std::unique_ptr<InForce> inForce_;                       // none: no Sigma rules
  std::vector<Unsettled> unsettled_;                       // by finding
};

}  // namespace vedette

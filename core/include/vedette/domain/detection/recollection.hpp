#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "vedette/domain/detection/correlation/correlator.hpp"
#include "vedette/domain/detection/engine/event_reader.hpp"

namespace vedette {

// What correlation rules of a set must be shown of the past before they look at new events: stored events, in
// the order of their ids, for what these matched when they came. Of one thread at a time; only memory() can
// be asked beside it.
class Recollection {
 public:
  // Of these correlation rules of the set, by place.
  Recollection(std::shared_ptr<const detection::RuleSet>, std::vector<bool> correlations);

  const std::shared_ptr<const detection::RuleSet>& rules() const { return rules_; }

  // How far back events that declare this log source matter; zero: not at all. And all such memories that
  // there are, each once, the longest first.
  Timestamp::duration memory(const std::optional<LogSource>& declared) const;
  std::vector<Timestamp::duration> memories() const;

  void remember(std::span<const Event>);

  // The id up to which it was shown what it needs; nothing before the first time.
  std::optional<EventId> reached = {};

  detection::Correlator& correlator() { return correlator_; }

 private:
  std::shared_ptr<const detection::RuleSet> rules_;
  detection::Evaluation evaluation_;
  detection::EventReader reader_;
  detection::Correlator correlator_;
};

}  // namespace vedette

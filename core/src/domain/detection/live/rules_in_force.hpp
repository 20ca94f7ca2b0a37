#pragma once

#include "domain/detection/alerting/fingerprint.hpp"
#include "vedette/domain/detection/detection.hpp"
#include "vedette/domain/detection/engine/event_reader.hpp"

namespace vedette {

// A set of Sigma rules with all that changes while it looks at events.
class Detection::InForce {
 public:
  InForce(std::shared_ptr<const detection::RuleSet>, std::unordered_map<std::string, RuleOutcome>& outcomes);

  std::span<const detection::Match> matchesOf(const Event&);
  EventView view() { return {evaluation_.event(), entities_}; }  // of the event that was looked at last
  void take(const detection::Match&, const Event&);              // of that event, too

  const detection::RuleSet& rules() const { return *rules_; }
  const std::shared_ptr<const detection::RuleSet>& sharedRules() const { return rules_; }
  const detection::Evaluation& evaluation() const { return evaluation_; }
  detection::Correlator& correlator() { return correlator_; }
  bool correlates() const { return !rules_->correlations().empty(); }

  RuleOutcome& outcomeOfRule(std::size_t rule) { return *ofRules_[rule]; }
  RuleOutcome& outcomeOfCorrelation(std::size_t correlation) { return *ofCorrelations_[correlation]; }
  DetectionHealth health() const;

 private:
  std::shared_ptr<const detection::RuleSet> rules_;
  detection::Evaluation evaluation_;
  detection::EventReader reader_;
  EntityFields entities_;
  detection::Correlator correlator_;
  std::vector<RuleOutcome*> ofRules_;
  std::vector<RuleOutcome*> ofCorrelations_;
};

}  // namespace vedette

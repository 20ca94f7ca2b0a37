#include "domain/detection/live/rules_in_force.hpp"

namespace vedette {

Detection::InForce::InForce(std::shared_ptr<const detection::RuleSet> rules,
                            std::unordered_map<std::string, RuleOutcome>& outcomes)
    : rules_(std::move(rules)),
      evaluation_(rules_),
      reader_(rules_->fields()),
      entities_(rules_->fields()),
      correlator_(rules_) {
  for (const detection::Rule& rule : rules_->rules()) ofRules_.push_back(&outcomes[rule.id]);
  for (const auto& rule : rules_->correlations()) ofCorrelations_.push_back(&outcomes[rule.id]);
}

std::span<const detection::Match> Detection::InForce::matchesOf(const Event& event) {
  reader_.read(event, evaluation_.event());
  return evaluation_.run();
}

void Detection::InForce::take(const detection::Match& match, const Event& event) {
  correlator_.take(match, evaluation_.event(), {event.id, event.timestamp, event.receivedAt});
}

DetectionHealth Detection::InForce::health() const {
  DetectionHealth health{
      .rules = rules_, .evaluated = {}, .outcomes = {}, .correlated = {}, .correlationOutcomes = {}};
  for (std::size_t rule = 0; rule < ofRules_.size(); ++rule) {
    health.evaluated.push_back(evaluation_.health(rule));
    health.outcomes.push_back(*ofRules_[rule]);
  }
  for (std::size_t rule = 0; rule < ofCorrelations_.size(); ++rule) {
    health.correlated.push_back(correlator_.health(rule));
    health.correlationOutcomes.push_back(*ofCorrelations_[rule]);
  }
  return health;
}

}  // namespace vedette

#include "vedette/domain/detection/detection.hpp"

#include "domain/detection/alerting/sigma_alert.hpp"
#include "vedette/domain/detection/engine/event_reader.hpp"

namespace vedette {

// A set of Sigma rules with all that changes while it looks at events.
class Detection::InForce {
 public:
  InForce(std::shared_ptr<const detection::RuleSet> rules,
          std::unordered_map<std::string, RuleOutcome>& outcomes)
      : rules_(std::move(rules)), evaluation_(rules_), reader_(rules_->fields()) {
    for (const detection::Rule& rule : rules_->rules()) outcomes_.push_back(&outcomes[rule.id]);
  }

  std::span<const detection::Match> matchesOf(const Event& event) {
    reader_.read(event, evaluation_.event());
    return evaluation_.run();
  }

  const std::shared_ptr<const detection::RuleSet>& rules() const { return rules_; }
  const detection::Evaluation& evaluation() const { return evaluation_; }
  RuleOutcome& outcomeOf(const detection::Rule& rule) const {
    return *outcomes_[static_cast<std::size_t>(&rule - rules_->rules().data())];
  }
  const RuleOutcome& outcome(std::size_t rule) const { return *outcomes_[rule]; }

 private:
  std::shared_ptr<const detection::RuleSet> rules_;
  detection::Evaluation evaluation_;
  detection::EventReader reader_;
  std::vector<RuleOutcome*> outcomes_;  // by rule
};

Detection::Detection(RuleSet builtIn) : builtIn_(std::move(builtIn)) {}
Detection::~Detection() = default;

void Detection::use(std::shared_ptr<const detection::RuleSet> rules) {
  std::unique_ptr<InForce> former;
  const std::lock_guard lock(mutex_);
  former = std::exchange(inForce_, rules ? std::make_unique<InForce>(std::move(rules), outcomes_) : nullptr);
}

std::vector<Detection::Finding> Detection::detect(std::span<const Event> events, const IsKnown& known) {
  const std::lock_guard lock(mutex_);
  unsettled_.clear();
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < events.size(); ++i)
    if (!known(i)) detect(events[i], i, findings);
  return findings;
}

void Detection::detect(const Event& event, std::size_t place, std::vector<Finding>& findings) {
  for (AlertDraft& draft : builtIn_.evaluate(event)) {
    RuleOutcome& outcome = outcomes_[draft.rule->id];
    add(findings, outcome, place, std::move(draft));
  }
  if (!inForce_) return;
  const auto matches = inForce_->matchesOf(event);
  const auto failed = inForce_->evaluation().gaveUp();
  if (matches.empty() && failed.empty()) return;
  const AlertDraft about = alertAbout(event);
  for (const detection::Match& match : matches)
    add(findings, inForce_->outcomeOf(*match.rule), place, alertFor(match, event, about));
  for (const std::uint32_t rule : failed) {
    AlertDraft draft = alertOfFailure(inForce_->rules()->rules()[rule],
                                      inForce_->evaluation().health(rule).lastError, about);
    RuleOutcome& outcome = outcomes_[draft.rule->id];
    add(findings, outcome, place, std::move(draft));
  }
}

void Detection::add(std::vector<Finding>& findings, RuleOutcome& outcome, std::size_t place,
                    AlertDraft draft) {
  unsettled_.push_back({&outcome, draft.seenAt});
  findings.push_back({place, std::move(draft)});
}

void Detection::settle(const std::vector<bool>& raised) {
  const std::lock_guard lock(mutex_);
  for (std::size_t i = 0; i < unsettled_.size(); ++i) {
    const auto& [outcome, at] = unsettled_[i];
    ++outcome->matched;
    ++(raised[i] ? outcome->raised : outcome->folded);
    outcome->lastMatch = std::max(outcome->lastMatch.value_or(at), at);
  }
  unsettled_.clear();
}

DetectionHealth Detection::health() const {
  const std::lock_guard lock(mutex_);
  DetectionHealth health;
  if (!inForce_) return health;
  health.rules = inForce_->rules();
  for (std::size_t rule = 0; rule < health.rules->rules().size(); ++rule) {
    health.evaluated.push_back(inForce_->evaluation().health(rule));
    health.outcomes.push_back(inForce_->outcome(rule));
  }
  return health;
}

}  // namespace vedette

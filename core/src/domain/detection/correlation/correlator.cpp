#include "vedette/domain/detection/correlation/correlator.hpp"

#include <algorithm>

#include "domain/detection/correlation/state/correlator_state.hpp"
#include "domain/detection/plan/compiled_rules.hpp"

namespace vedette::detection {

Correlator::Correlator(std::shared_ptr<const RuleSet> rules, CorrelationBounds bounds) {
  const CorrelationPlan& plan = *rules->compiled_->correlations;
  state_ = std::make_unique<State>(std::move(rules), plan, bounds);
}

Correlator::~Correlator() = default;
Correlator::Correlator(Correlator&&) noexcept = default;
Correlator& Correlator::operator=(Correlator&&) noexcept = default;

const RuleSet& Correlator::rules() const { return *state_->rules(); }

std::chrono::microseconds Correlator::memory(const LogSource& declared) const {
  const CompiledRules& compiled = *rules().compiled_;
  std::chrono::microseconds longest{};
  for (const std::uint32_t source :
       compiled.router->reachableFrom({declared.category, declared.product, declared.service}))
    for (const RuleIndex rule : compiled.plans[source].rules())
      longest = std::max(longest, state_->memory(compiled.correlations->paths[rule]));
  return longest;
}

std::vector<std::chrono::microseconds> Correlator::memories() const { return state_->memories(); }

void Correlator::take(const Match& match, const EventFields& event, const CorrelatedEvent& at) {
  state_->take(match, event, at);
}
void Correlator::settle(Timestamp now) { state_->settle(now); }
std::vector<Firing> Correlator::firings() { return state_->firings(); }
void Correlator::commit() { state_->commit(); }
void Correlator::rollBack() { state_->rollBack(); }

void Correlator::adopt(Correlator& previous) {
  state_->adopt(*previous.state_);
  previous = Correlator(previous.state_->rules(), previous.state_->bounds());
}

std::vector<bool> Correlator::unknownTo(const RuleSet& previous) const {
  return state_->unknownTo(*previous.compiled_->correlations);
}

void Correlator::watchOnly(std::vector<bool> correlations) { state_->watchOnly(std::move(correlations)); }

void Correlator::learn(Correlator&& rebuilt) { state_->learn(*rebuilt.state_); }

CorrelationHealth Correlator::health() const { return state_->health().total(); }
CorrelationHealth Correlator::health(std::size_t correlation) const { return state_->health()[correlation]; }

}  // namespace vedette::detection

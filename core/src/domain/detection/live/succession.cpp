#include <algorithm>

#include "domain/detection/live/rules_in_force.hpp"

namespace vedette {

void Detection::use(std::shared_ptr<const detection::RuleSet> rules,
                    std::shared_ptr<Recollection> recollection) {
  const std::lock_guard lock(mutex_);
  next_ = std::make_unique<InForce>(std::move(rules), outcomes_);
  awaited_ = std::move(recollection);
  if (!inBatch_ && !awaited_) takeOver();
}

// A set that waits may be in force by the time that this one is used, or may never be.
std::shared_ptr<Recollection> Detection::recollectionFor(
    const std::shared_ptr<const detection::RuleSet>& rules) const {
  std::vector<bool> unknown(rules->correlations().size());
  {
    const std::lock_guard lock(mutex_);
    if (!begun_) return nullptr;
    const detection::Correlator fresh(rules);
    const auto miss = [&](const detection::RuleSet& before) {
      const std::vector<bool> missed = fresh.unknownTo(before);
      for (std::size_t i = 0; i < missed.size(); ++i) unknown[i] = unknown[i] || missed[i];
    };
    inForce_ ? miss(inForce_->rules()) : miss(detection::RuleSet({}));
    if (next_) miss(next_->rules());
  }
  if (std::ranges::find(unknown, true) == unknown.end()) return nullptr;
  return std::make_shared<Recollection>(rules, std::move(unknown));
}

std::shared_ptr<Recollection> Detection::awaited() {
  const std::lock_guard lock(mutex_);
  if (begun_) return awaited_;
  begun_ = !inForce_ || !inForce_->correlates();
  if (begun_) return nullptr;
  if (!awaited_ || awaited_->rules() != inForce_->sharedRules())
    awaited_ = std::make_shared<Recollection>(
        inForce_->sharedRules(), std::vector<bool>(inForce_->rules().correlations().size(), true));
  return awaited_;
}

void Detection::succeed(const std::shared_ptr<Recollection>& recollection) {
  const std::lock_guard lock(mutex_);
  if (awaited_ != recollection) return;  // there is a newer one
  if (inBatch_) endBatch();
  if (next_) takeOver();
  inForce_->correlator().learn(std::move(recollection->correlator()));
  awaited_.reset();
  begun_ = true;
}

void Detection::takeOver() {
  if (inForce_) next_->correlator().adopt(inForce_->correlator());
  inForce_ = std::move(next_);
  leavesOut_ = inForce_->rules().unknownSource() == detection::UnknownSource::NoRules;
}

}  // namespace vedette

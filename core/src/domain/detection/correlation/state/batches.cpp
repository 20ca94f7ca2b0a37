#include <algorithm>

#include "domain/detection/correlation/state/correlator_state.hpp"

namespace vedette::detection {

void Correlator::State::commit() {
  for (Group* const group : changed_)
    if (!group->removed)
      group->hits.commit([this, group](const Hit& hit) { release(group->correlation, hit); });
  groups_.commit([this](Group& group) { release(group); });
  health_.commit();
  heldBefore_ = held_, clockBefore_ = clock_;
  endBatch();
}

void Correlator::State::rollBack() {
  for (Group* const group : changed_) {
    group->touched = group->touchedBefore;
    if (group->created != batch_)
      group->hits.rollBack(batch_, [this, group](const Hit& hit) { release(group->correlation, hit); });
    else if (!group->removed)
      groups_.remove(*group);
  }
  groups_.rollBack(batch_, [this](Group& group) { release(group); });
  health_.rollBack();
  held_ = heldBefore_, clock_ = clockBefore_;
  onward_.clear();
  findings_.clear();
  endBatch();
}

void Correlator::State::endBatch() {
  changed_.clear();
  firings_.clear();
  if (++batch_ == 0) batch_ = 1;
}

void Correlator::State::release(CorrelationIndex rule, const Hit& hit) {
  if (plan_.compiled[rule].type == CorrelationType::ValueCount)
    texts_.release(static_cast<std::uint32_t>(hit.value));
  texts_.release(hit.onward);
}

void Correlator::State::release(Group& group) {
  group.hits.releaseAll([&](const Hit& hit) { release(group.correlation, hit); });
  texts_.release(group.key);
}

void Correlator::State::adopt(State& previous) {
  texts_ = std::move(previous.texts_);
  batch_ = previous.batch_;
  clock_ = previous.clock_;
  std::vector<bool> isTaken(plan_.rules.size());
  for (CorrelationIndex from = 0; from < previous.plan_.rules.size(); ++from) {
    const CorrelationRule& rule = previous.plan_.rules[from];
    CorrelationIndex to = 0;
    while (to < plan_.rules.size() && (isTaken[to] || !plan_.isActive(to) || plan_.rules[to].id != rule.id ||
                                       plan_.rules[to].version != rule.version))
      ++to;
    if (to < plan_.rules.size()) isTaken[to] = true;
    adopt(previous, from, to);
  }
  health_.commit();
  heldBefore_ = held_, clockBefore_ = clock_;
}

void Correlator::State::adopt(State& previous, CorrelationIndex from, CorrelationIndex to) {
  const bool isKept = to < plan_.rules.size();
  while (Group* const group = previous.groups_.oldest(from)) {
    std::unique_ptr<Group> moved = previous.groups_.extract(*group);
    const CompiledCorrelation& before = previous.plan_.compiled[from];
    const bool counts = before.type == CorrelationType::ValueCount;
    if (!isKept || before.lineage != plan_.compiled[to].lineage)
      moved->hits.dropOnward([&](const Hit& hit) { texts_.release(hit.onward); });
    if (!isKept) {
      moved->hits.releaseAll([&](const Hit& hit) {
        if (counts) texts_.release(static_cast<std::uint32_t>(hit.value));
      });
      texts_.release(moved->key);
      continue;
    }
    moved->correlation = to, moved->round = 0, moved->values = nullptr;
    moved->hits.moveTo(plan_.compiled[to], latenessOf(to));
    held_ += moved->hits.size();
    groups_.add(std::move(moved));
  }
  if (!isKept) return;
  CorrelationHealth& health = health_.of(to);
  health = previous.health_[from];
}

}  // namespace vedette::detection

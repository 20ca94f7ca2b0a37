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

}  // namespace vedette::detection

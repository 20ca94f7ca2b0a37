#include <algorithm>

#include "domain/detection/correlation/state/correlator_state.hpp"

namespace vedette::detection {

namespace {

// The rule of another plan that sees the same, and of which the same is wanted.
std::optional<CorrelationIndex> heirOf(CorrelationIndex rule, const CorrelationPlan& of,
                                       const CorrelationPlan& in) {
  if (!of.isActive(rule)) return std::nullopt;
  for (CorrelationIndex heir = 0; heir < in.rules.size(); ++heir)
    if (in.isActive(heir) && in.compiled[heir].origin == of.compiled[rule].origin &&
        in.compiled[heir].lineage == of.compiled[rule].lineage)
      return heir;
  return std::nullopt;
}

}  // namespace

std::vector<bool> Correlator::State::unknownTo(const CorrelationPlan& previous) const {
  std::vector<bool> unknown(plan_.rules.size());
  for (CorrelationIndex rule = 0; rule < plan_.rules.size(); ++rule)
    unknown[rule] = plan_.isActive(rule) && !heirOf(rule, plan_, previous);
  return unknown;
}

void Correlator::State::adopt(State& previous) {
  texts_ = std::move(previous.texts_);
  batch_ = previous.batch_;
  clock_ = previous.clock_;
  for (CorrelationIndex from = 0; from < previous.plan_.rules.size(); ++from) {
    const auto heir = heirOf(from, previous.plan_, plan_);
    heir ? adopt(previous, from, *heir) : drop(previous, from);
  }
  endSuccession();
}

void Correlator::State::adopt(State& previous, CorrelationIndex from, CorrelationIndex to) {
  while (Group* const group = previous.groups_.oldest(from)) {
    std::unique_ptr<Group> moved = previous.groups_.extract(*group);
    moved->correlation = to;
    place(std::move(moved));
  }
  health_.of(to) = previous.health_[from];
  isKnown_[to] = previous.isKnown_[from];
}

// Releases the texts, which are ours by now.
void Correlator::State::drop(State& previous, CorrelationIndex from) {
  const bool counts = previous.plan_.compiled[from].type == CorrelationType::ValueCount;
  while (Group* const group = previous.groups_.oldest(from)) {
    const std::unique_ptr<Group> dropped = previous.groups_.extract(*group);
    dropped->hits.releaseAll([&](const Hit& hit) {
      if (counts) texts_.release(static_cast<std::uint32_t>(hit.value));
      texts_.release(hit.onward);
    });
    texts_.release(dropped->key);
  }
}

void Correlator::State::learn(State& rebuilt) {
  batch_ = std::max(batch_, rebuilt.batch_) + 1;
  clock_ = std::max(clock_, rebuilt.clock_);
  for (CorrelationIndex rule = 0; rule < plan_.rules.size(); ++rule)
    if (!isKnown_[rule] && rebuilt.isWatched_[rule]) learn(rebuilt, rule);
  endSuccession();
}

// The numbers of texts are those of the other's: they become ours.
void Correlator::State::learn(State& rebuilt, CorrelationIndex rule) {
  const auto ours = [&](std::uint32_t text) {
    return text == 0 ? 0 : texts_.hold(rebuilt.texts_.text(text));
  };
  const bool counts = plan_.compiled[rule].type == CorrelationType::ValueCount;
  while (Group* const group = groups_.oldest(rule)) remove(*group);
  groups_.commit([this](Group& group) { release(group); });
  while (Group* const group = rebuilt.groups_.oldest(rule)) {
    std::unique_ptr<Group> moved = rebuilt.groups_.extract(*group);
    moved->key = ours(moved->key);
    moved->hits.update([&](Hit& hit) {
      hit.onward = ours(hit.onward);
      if (counts) hit.value = ours(static_cast<std::uint32_t>(hit.value));
    });
    place(std::move(moved));
  }
  isKnown_[rule] = true;
}

void Correlator::State::place(std::unique_ptr<Group> group) {
  const CorrelationIndex rule = group->correlation;
  group->round = 0, group->values = nullptr;
  group->hits.moveTo(plan_.compiled[rule], latenessOf(rule));
  held_ += group->hits.size();
  ++health_.of(rule).groups, health_.of(rule).held += group->hits.size();
  groups_.add(std::move(group));
}

void Correlator::State::endSuccession() {
  health_.commit();
  heldBefore_ = held_, clockBefore_ = clock_;
}

}  // namespace vedette::detection

#include "domain/detection/correlation/state/correlator_state.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <limits>
#include <set>

#include "domain/detection/correlation/plan/shape.hpp"

namespace vedette::detection {

Correlator::State::State(std::shared_ptr<const RuleSet> rules, const CorrelationPlan& plan,
                         const CorrelationBounds& bounds)
    : rules_(std::move(rules)),
      plan_(plan),
      bounds_(bounds),
      groups_(plan.rules.size()),
      firings_(plan, texts_),
      health_(plan.rules.size()),
      reader_(plan),
      isKnown_(plan.rules.size()),
      isWatched_(plan.rules.size(), true) {}

void Correlator::State::take(const Match& match, const EventFields& event, const CorrelatedEvent& at) {
  const auto& paths = plan_.paths[match.index];
  if (paths.empty()) return;
  clock_ = std::max<std::int64_t>(clock_, toMicroseconds(at.receivedAt));
  const Moment moment{toMicroseconds(at.time), at.id, toMicroseconds(at.receivedAt)};
  for (const CorrelationPath& path : paths)
    observe(path.correlation, path.reference, reader_.read(path, event), moment);
  drainOnward();
}

void Correlator::State::observe(CorrelationIndex rule, ReferenceIndex reference, const Sighting& sighting,
                                const Moment& moment) {
  if (!isComplete(rule, sighting, moment)) return;
  Group& group = groupOf(rule, sighting);
  const Hit hit = hitOf(rule, reference, sighting, moment);
  const bool isTimely = moment.time <= moment.receivedAt + bounds_.ahead.count();
  const std::size_t before = group.hits.size();
  const auto taken = group.hits.take(hit, isTimely, findings_);
  if (taken != HitWindow::Taken::New) release(rule, hit);
  if (taken == HitWindow::Taken::Late && moment.counted) ++health_.of(rule).late;
  count(group, before);
  publish(group);
  keepWithinBounds(group);
}

bool Correlator::State::isComplete(CorrelationIndex rule, const Sighting& sighting, const Moment& moment) {
  if (moment.counted) {
    CorrelationHealth& health = health_.of(rule);
    ++health.hits;
    health.ungrouped += sighting.state == Sighting::State::Ungrouped;
    health.valueless += sighting.state == Sighting::State::Valueless;
  }
  return sighting.state == Sighting::State::Complete;
}

Hit Correlator::State::hitOf(CorrelationIndex rule, ReferenceIndex reference, const Sighting& sighting,
                             const Moment& moment) {
  Hit hit{.time = moment.time, .event = moment.event};
  hit.reference = reference, hit.counted = moment.counted, hit.taken = batch_;
  const CorrelationType type = plan_.compiled[rule].type;
  if (type == CorrelationType::ValueCount) hit.value = texts_.hold(sighting.valueText);
  if (isNumeric(type)) hit.value = std::bit_cast<std::uint64_t>(sighting.number);
  if (!sighting.onward.empty()) hit.onward = texts_.hold(sighting.onward);
  return hit;
}

Group& Correlator::State::groupOf(CorrelationIndex rule, const Sighting& sighting) {
  const std::uint32_t key = texts_.hold(sighting.group);
  if (Group* const known = groups_.find(rule, key)) {
    texts_.release(key);
    change(*known);
    if (isSettled(*known)) judge(*known);  // by the events alone, whenever settle() is called
    groups_.touch(*known, clock_);
    return *known;
  }
  expire(rule, 2);
  Group& made =
      groups_.add(std::make_unique<Group>(rule, key, HitWindow(plan_.compiled[rule], latenessOf(rule))));
  made.touched = clock_, made.created = batch_;
  change(made);
  ++health_.of(rule).groups;
  return made;
}

// What a deferred rule finds comes later by the lateness.
std::int64_t Correlator::State::latenessOf(CorrelationIndex rule) const {
  return bounds_.lateness.count() * (1 + plan_.compiled[rule].waits);
}

std::chrono::microseconds Correlator::State::memoryOf(CorrelationIndex rule) const {
  return std::chrono::microseconds(2 * plan_.compiled[rule].reach + latenessOf(rule));
}

std::chrono::microseconds Correlator::State::memory(const std::vector<CorrelationPath>& paths) const {
  std::chrono::microseconds longest{};
  for (const CorrelationPath& path : paths)
    longest = std::max(
        {longest, isWatched_[path.correlation] ? memoryOf(path.correlation) : longest, memory(path.onward)});
  return longest;
}

std::vector<std::chrono::microseconds> Correlator::State::memories() const {
  std::set<std::chrono::microseconds, std::greater<>> each;
  for (CorrelationIndex rule = 0; rule < plan_.compiled.size(); ++rule)
    if (plan_.isActive(rule) && isWatched_[rule]) each.insert(memoryOf(rule));
  return {each.begin(), each.end()};
}

void Correlator::State::change(Group& group) {
  if (group.changed == batch_) return;
  group.changed = batch_, group.touchedBefore = group.touched;
  group.hits.save();
  changed_.push_back(&group);
}

void Correlator::State::count(const Group& group, std::size_t heldBefore) {
  held_ += group.hits.size() - heldBefore;
  health_.of(group.correlation).held += group.hits.size() - heldBefore;
}

// What the last change of a group has shown.
void Correlator::State::publish(Group& group) {
  if (firings_.add(group, findings_)) ++health_.of(group.correlation).fired;
  if (!plan_.compiled[group.correlation].uses.empty()) passOnward(group);
  findings_.clear();
}

void Correlator::State::passOnward(const Group& group) {
  const auto pass = [&](std::size_t place, bool counted, bool onset) {
    const Hit& hit = group.hits[place];
    if (hit.onward == 0) return;
    onward_.push_back({group.correlation,
                       {hit.time, hit.event, clock_, counted},
                       onset,
                       std::string(texts_.text(hit.onward))});
  };
  for (const auto& each : findings_.contributing) pass(each.place, false, false);
  for (const auto& each : findings_.completing) pass(each.place, true, each.onset);
}

// Counts are of bursts: one hit for each. The temporal types take every window that fulfils the used rule, so
// that a burst that goes on stays near.
void Correlator::State::drainOnward() {
  for (std::size_t i = 0; i < onward_.size(); ++i) {
    const Onward next = std::move(onward_[i]);
    Unpacker sightings(next.sightings);
    for (const auto& [rule, reference] : plan_.compiled[next.from].uses) {
      const Sighting sighting = unpackSighting(sightings);
      if (!next.moment.counted || next.onset || isTemporal(plan_.compiled[rule].type))
        observe(rule, reference, sighting, next.moment);
    }
  }
  onward_.clear();
}

void Correlator::State::settle(Timestamp now) {
  clock_ = std::max<std::int64_t>(clock_, toMicroseconds(now));
  for (CorrelationIndex rule = 0; rule < plan_.compiled.size(); ++rule) {
    if (plan_.compiled[rule].deferred) settle(rule);
    expire(rule, std::numeric_limits<std::size_t>::max());
  }
  drainOnward();
}

void Correlator::State::settle(CorrelationIndex rule) {
  for (Group* group = groups_.unsettled(rule); group && isSettled(*group); group = groups_.unsettled(rule)) {
    judge(*group);
    groups_.settle(*group);
  }
}

// Whether it has waited long enough for earlier hits.
bool Correlator::State::isSettled(const Group& group) const {
  return plan_.compiled[group.correlation].deferred && group.touched + latenessOf(group.correlation) < clock_;
}

void Correlator::State::judge(Group& group) {
  change(group);
  group.hits.judge(std::numeric_limits<std::int64_t>::max(), batch_, findings_);
  publish(group);
}

// Removes groups that nothing has come for in so long that nothing in their windows can matter any more.
void Correlator::State::expire(CorrelationIndex rule, std::size_t most) {
  const CompiledCorrelation& compiled = plan_.compiled[rule];
  const std::int64_t span = compiled.span + latenessOf(rule) + bounds_.ahead.count();
  for (; most > 0; --most) {
    Group* const group = groups_.oldest(rule);
    if (!group || group->touched + span >= clock_) return;
    if (compiled.deferred) judge(*group);
    remove(*group);
  }
}

void Correlator::State::keepWithinBounds(Group& current) {
  while (current.hits.size() > bounds_.hitsPerGroup) dropOldest(current);
  while (held_ > bounds_.hits || groups_.size() > bounds_.groups) {
    Group* const oldest = groups_.oldestBut(current);
    if (!oldest) break;
    health_.of(oldest->correlation).evicted += oldest->hits.size();
    remove(*oldest);
  }
  while (held_ > bounds_.hits && current.hits.size() > 1) dropOldest(current);
}

void Correlator::State::dropOldest(Group& group) {
  const std::size_t before = group.hits.size();
  group.hits.dropOldest();
  count(group, before);
  ++health_.of(group.correlation).evicted;
}

void Correlator::State::remove(Group& group) {
  held_ -= group.hits.size();
  CorrelationHealth& health = health_.of(group.correlation);
  --health.groups, health.held -= group.hits.size();
  groups_.remove(group);
}

}  // namespace vedette::detection

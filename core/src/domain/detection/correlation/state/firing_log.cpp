#include "domain/detection/correlation/state/firing_log.hpp"

#include <algorithm>

#include "domain/detection/correlation/groups/packed.hpp"

namespace vedette::detection {
namespace {

// What a rule asks at least, as one number.
double wantedBy(const CompiledCorrelation& rule) {
  if (rule.terms.empty()) return rule.thresholds.front().value;
  const auto shortest = std::min_element(rule.terms.begin(), rule.terms.end(), [](auto& a, auto& b) {
    return a.present.size() < b.present.size();
  });
  return static_cast<double>(shortest->present.size());
}

}  // namespace

bool FiringLog::add(Group& group, const Findings& findings) {
  const bool again = group.round == round_;
  bool any = again;
  for (const auto& [place, isNews] : findings.contributing) {
    if (!isNews) continue;
    const Hit& hit = group.hits[place];
    const Timestamp time = fromMicroseconds(hit.time);
    Firing& firing = firingOf(group);
    if (firing.events.empty()) firing.first = firing.last = time;
    firing.first = std::min(firing.first, time), firing.last = std::max(firing.last, time);
    firing.events.push_back(hit.event);
    any = true;
  }
  if (!any) return false;
  Firing& firing = firings_[group.firing];
  firing.windowStart = fromMicroseconds(findings.begin), firing.windowEnd = fromMicroseconds(findings.end);
  firing.measured = findings.measured.value_or(again ? firing.measured : firing.threshold);
  for (const auto& each : findings.completing) firing.onset |= each.onset;
  return !again;
}

std::vector<Firing> FiringLog::take() {
  for (Firing& firing : firings_) std::sort(firing.events.begin(), firing.events.end());
  std::vector<Firing> taken = std::move(firings_);
  clear();
  return taken;
}

Firing& FiringLog::firingOf(Group& group) {
  if (group.round == round_) return firings_[group.firing];
  group.round = round_, group.firing = firings_.size();
  firings_.push_back({.correlation = group.correlation,
                      .group = valuesOf(group),
                      .events = {},
                      .first = {},
                      .last = {},
                      .onset = false,
                      .windowStart = {},
                      .windowEnd = {},
                      .measured = 0,
                      .threshold = wantedBy(plan_.compiled[group.correlation])});
  return firings_.back();
}

const std::shared_ptr<const CorrelationGroup>& FiringLog::valuesOf(Group& group) const {
  if (group.values) return group.values;
  auto values = std::make_shared<CorrelationGroup>();
  Unpacker packed(texts_.text(group.key));
  for (const std::string& field : plan_.rules[group.correlation].groupBy)
    values->push_back({field, std::string(packed.text())});
  return group.values = std::move(values);
}

}  // namespace vedette::detection

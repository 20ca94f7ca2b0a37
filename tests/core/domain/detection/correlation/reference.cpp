#include "reference.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <sstream>

namespace vedette::test {
namespace {

using namespace detection;

// One event on one of a rule's references. Those that are not counted stand behind another rule's.
struct Hit {
  double at;
  std::int64_t event;
  std::size_t reference;
  std::string value;
  bool counted = true;
};
using Window = std::vector<Hit>;

bool isNumeric(CorrelationType type) {
  return type == CorrelationType::ValueSum || type == CorrelationType::ValueAverage ||
         type == CorrelationType::ValuePercentile;
}

bool isNumber(const std::string& text) {
  std::istringstream in(text);
  double number = 0;
  return in >> number && in.eof() && std::isfinite(number);
}

double sum(const Window& window) {
  double sum = 0;
  for (const Hit& hit : window) sum += std::stod(hit.value);
  return sum;
}

double percentile(const Window& window, double percent) {
  std::vector<double> numbers;
  for (const Hit& hit : window) numbers.push_back(std::stod(hit.value));
  std::sort(numbers.begin(), numbers.end());
  const double rank = percent / 100 * static_cast<double>(numbers.size() - 1);
  const double below = numbers[static_cast<std::size_t>(std::floor(rank))];
  const double above = numbers[static_cast<std::size_t>(std::ceil(rank))];
  return below + (rank - std::floor(rank)) * (above - below);
}

// The longest way on from a hit, by trying all.
std::size_t longestAfter(const Hit* last, const Window& window, const std::set<std::size_t>& of) {
  std::size_t longest = 0;
  for (const Hit& hit : window) {
    if (!of.count(hit.reference)) continue;
    if (last && (hit.reference <= last->reference || hit.at < last->at || hit.event == last->event)) continue;
    longest = std::max(longest, 1 + longestAfter(&hit, window, of));
  }
  return longest;
}

bool holds(const ReferenceCondition& condition, const std::function<bool(std::size_t)>& has) {
  const auto each = [&](const ReferenceCondition& part) { return holds(part, has); };
  switch (condition.kind) {
    case ReferenceCondition::Kind::Reference:
      return has(condition.reference);
    case ReferenceCondition::Kind::Not:
      return !each(condition.parts[0]);
    case ReferenceCondition::Kind::All:
      return std::all_of(condition.parts.begin(), condition.parts.end(), each);
    default:
      return std::any_of(condition.parts.begin(), condition.parts.end(), each);
  }
}

// Any choice of the references that are there, in their order, that makes the condition true; what it
// leaves out of those it wants absent must be absent.
bool orderedHolds(const CorrelationRule& rule, const Window& window, const std::set<std::size_t>& there) {
  for (unsigned mask = 0; mask < 1u << rule.rules.size(); ++mask) {
    std::set<std::size_t> chosen;
    for (std::size_t i = 0; i < rule.rules.size(); ++i)
      if (mask >> i & 1) chosen.insert(i);
    if (!std::includes(there.begin(), there.end(), chosen.begin(), chosen.end())) continue;
    if (longestAfter(nullptr, window, chosen) != chosen.size()) continue;
    if (!holds(*rule.condition, [&](std::size_t i) { return chosen.count(i) > 0; })) continue;
    bool free = true;  // whether no choice of more of them, all there, makes it false
    for (unsigned more = 0; more < 1u << rule.rules.size(); ++more)
      free &= holds(*rule.condition,
                    [&](std::size_t i) { return chosen.count(i) || (there.count(i) && more >> i & 1); });
    if (free) return true;
  }
  return false;
}

double measure(const CorrelationRule& rule, const Window& window) {
  std::set<std::size_t> references;
  std::set<std::int64_t> events;
  std::set<std::string> values;
  for (const Hit& hit : window)
    references.insert(hit.reference), events.insert(hit.event), values.insert(hit.value);
  switch (rule.type) {
    case CorrelationType::EventCount:
      return static_cast<double>(events.size());
    case CorrelationType::ValueCount:
      return static_cast<double>(values.size());
    case CorrelationType::ValueSum:
      return sum(window);
    case CorrelationType::ValueAverage:
      return sum(window) / static_cast<double>(window.size());
    case CorrelationType::ValuePercentile:
      return percentile(window, rule.percentile);
    case CorrelationType::Temporal:
      return static_cast<double>(references.size());
    default:
      return static_cast<double>(longestAfter(nullptr, window, references));
  }
}

bool fulfils(const CorrelationRule& rule, const Window& window) {
  std::set<std::size_t> there;
  for (const Hit& hit : window) there.insert(hit.reference);
  if (rule.condition) {
    if (rule.type == CorrelationType::TemporalOrdered) return orderedHolds(rule, window, there);
    return holds(*rule.condition, [&](std::size_t i) { return there.count(i) > 0; });
  }
  const double measured = measure(rule, window);
  if (rule.thresholds.empty()) return measured >= static_cast<double>(rule.rules.size());
  return std::all_of(rule.thresholds.begin(), rule.thresholds.end(),
                     [&](const Threshold& threshold) { return threshold.holds(measured); });
}

// What a rule finds in a group: the hits that contribute, and those that windows which fulfil it end at.
struct Finding {
  Window contributing, completing;
};

Finding findingOf(const CorrelationRule& rule, const Window& hits) {
  const double span = std::chrono::duration<double>(rule.timespan).count();
  Finding finding;
  std::set<double> ends;
  for (const Hit& hit : hits)
    if (hit.counted) ends.insert(hit.at);
  std::set<std::size_t> contributing;
  for (const double end : ends) {
    Window counted;
    for (const Hit& hit : hits)
      if (hit.counted && hit.at <= end && hit.at >= end - span) counted.push_back(hit);
    if (!fulfils(rule, counted)) continue;
    for (std::size_t i = 0; i < hits.size(); ++i) {
      if (hits[i].at <= end && hits[i].at >= end - span) contributing.insert(i);
      if (hits[i].at == end && hits[i].counted) finding.completing.push_back(hits[i]);
    }
  }
  for (const std::size_t i : contributing) finding.contributing.push_back(hits[i]);
  return finding;
}

class Meaning {
 public:
  Meaning(const std::vector<CorrelationRule>& rules, const std::vector<Seen>& events)
      : rules_(rules), events_(events) {}

  Finding of(const CorrelationRule& rule, const std::string& group) const {
    Window hits;
    for (std::size_t i = 0; i < rule.rules.size(); ++i) {
      const auto inner = std::find_if(rules_.begin(), rules_.end(),
                                      [&](const auto& each) { return each.id == rule.rules[i].to; });
      if (inner == rules_.end())
        addEvents(rule, i, group, hits);
      else
        addFinding(of(*inner, group), i, hits);
    }
    return findingOf(rule, hits);
  }

 private:
  void addEvents(const CorrelationRule& rule, std::size_t reference, const std::string& group,
                 Window& hits) const {
    for (const Seen& seen : events_) {
      if (seen.kind.find(rule.rules[reference].to) == std::string::npos) continue;
      if (seen.fields.at("group") != group) continue;
      const bool once = rule.type == CorrelationType::EventCount || isNumeric(rule.type);
      const auto isIt = [&](const Hit& hit) { return hit.event == seen.id; };
      if (once && std::any_of(hits.begin(), hits.end(), isIt)) continue;
      const std::string field = rule.valueFields.empty() ? "group" : rule.valueFields[0];
      const std::string& value = seen.fields.at(field);
      if (isNumeric(rule.type) && !isNumber(value)) continue;
      hits.push_back({seen.at, seen.id, reference, value});
    }
  }
  static void addFinding(const Finding& finding, std::size_t reference, Window& hits) {
    for (const auto* some : {&finding.contributing, &finding.completing})
      for (Hit hit : *some) {
        hit.reference = reference, hit.counted = some == &finding.completing;
        hits.push_back(hit);
      }
  }

  const std::vector<CorrelationRule>& rules_;
  const std::vector<Seen>& events_;
};

}  // namespace

Contributors meaningOf(const std::vector<CorrelationRule>& rules, const std::vector<Seen>& events) {
  std::set<std::string> groups;
  for (const Seen& seen : events) groups.insert(seen.fields.at("group"));
  const Meaning meaning(rules, events);
  Contributors all;
  for (std::size_t i = 0; i < rules.size(); ++i)
    for (const std::string& group : groups)
      for (const Hit& hit : meaning.of(rules[i], group).contributing) all[{i, group}].insert(hit.event);
  return all;
}

}  // namespace vedette::test

#include "vedette/domain/detection/detection.hpp"

#include <algorithm>

#include "domain/detection/alerting/correlation_alert.hpp"
#include "domain/detection/alerting/rule_alert.hpp"
#include "domain/detection/alerting/sigma_alert.hpp"
#include "domain/detection/live/rules_in_force.hpp"

namespace vedette {
namespace {

// The event of the batch that made a correlation rule fire: the last one that contributes. Nothing when it
// was the time that passed.
const Event* causeOf(const detection::Firing& firing, const std::vector<const Event*>& looked) {
  const auto at = std::lower_bound(looked.begin(), looked.end(), firing.events.back(),
                                   [](const Event* event, EventId id) { return event->id < id; });
  return at != looked.end() && (*at)->id == firing.events.back() ? *at : nullptr;
}

AlertDraft alertAboutNothing() {
  AlertDraft draft;
  draft.severity = Severity::Medium;
  draft.source = "vedette";
  return draft;
}

}  // namespace

Detection::Detection(RuleSet builtIn) : builtIn_(std::move(builtIn)) {}
Detection::~Detection() = default;

std::vector<Detection::Finding> Detection::detect(std::span<const Event> events, const IsKnown& known,
                                                  Timestamp now) {
  const std::lock_guard lock(mutex_);
  if (inBatch_) endBatch();
  inBatch_ = true;
  now_ = now;
  std::vector<Found> found;
  std::vector<const Event*> looked;  // their ids ascend, those of what is known do not
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (known(i)) continue;
    look(events[i], i, found);
    looked.push_back(&events[i]);
  }
  if (inForce_ && inForce_->correlates()) correlate(events, looked, now, found);
  if (!events.empty()) sources_.heard(events);
  tellSilence(std::max<std::size_t>(events.size(), 1) - 1, found);
  std::stable_sort(found.begin(), found.end(),
                   [](const Found& a, const Found& b) { return a.finding.event < b.finding.event; });
  std::vector<Finding> findings;
  for (auto& [finding, counted] : found) {
    findings.push_back(std::move(finding));
    unsettled_.push_back(counted);
  }
  return findings;
}

void Detection::look(const Event& event, std::size_t place, std::vector<Found>& found) {
  const auto add = [&](RuleOutcome& outcome, AlertDraft draft) {
    found.push_back({{place, std::move(draft)}, {&outcome, event.timestamp}});
  };
  std::span<const detection::Match> matches;
  if (inForce_) matches = inForce_->matchesOf(event);
  for (const Rule& rule : builtIn_.rules())
    if (rule.condition.holds(event))
      add(outcomes_[rule.id], inForce_ ? alertFor(rule, event, inForce_->view()) : rule.alertFor(event));
  if (!inForce_) return;
  unknownInBatch_ += !inForce_->evaluation().knewSource();
  const auto failed = inForce_->evaluation().gaveUp();
  if (matches.empty() && failed.empty()) return;
  const EventView seen = inForce_->view();
  const AlertDraft about = alertAbout(event, seen.entities.of(seen.fields));
  for (const detection::Match& match : matches) {
    RuleOutcome& outcome = inForce_->outcomeOfRule(match.index);
    inForce_->take(match, event);
    if (inForce_->rules().raisesAlert(match.index))
      add(outcome, alertFor(match, event, seen, about));
    else
      kept_.push_back({&outcome, event.timestamp});
  }
  for (const std::uint32_t rule : failed) {
    AlertDraft draft =
        alertOfFailure(inForce_->rules().rules()[rule], inForce_->evaluation().health(rule).lastError, about);
    RuleOutcome& outcome = outcomes_[draft.rule->id];
    add(outcome, std::move(draft));
  }
}

void Detection::correlate(std::span<const Event> events, const std::vector<const Event*>& looked,
                          Timestamp now, std::vector<Found>& found) {
  detection::Correlator& correlator = inForce_->correlator();
  correlator.settle(now);
  for (const detection::Firing& firing : correlator.firings()) {
    const Counted counted{&inForce_->outcomeOfCorrelation(firing.correlation), firing.last};
    if (!inForce_->rules().correlationRaisesAlert(firing.correlation)) {
      kept_.push_back(counted);
      continue;
    }
    const Event* cause = causeOf(firing, looked);
    const std::size_t place =
        cause ? static_cast<std::size_t>(cause - events.data()) : std::max<std::size_t>(events.size(), 1) - 1;
    found.push_back({{place, alertFor(inForce_->rules().correlations()[firing.correlation], firing,
                                      cause ? alertAbout(*cause) : alertAboutNothing())},
                     counted});
  }
}

void Detection::tellSilence(std::size_t place, std::vector<Found>& found) {
  for (AlertDraft& draft : sources_.silent(now_)) {
    RuleOutcome& outcome = outcomes_[draft.rule->id];
    found.push_back({{place, std::move(draft)}, {&outcome, now_}});
  }
}

void Detection::settle(const std::vector<bool>& raised) {
  const std::lock_guard lock(mutex_);
  const auto count = [](const Counted& counted) {
    auto& [rule, at] = counted;
    ++rule->matched;
    rule->lastMatch = std::max(rule->lastMatch.value_or(at), at);
  };
  for (std::size_t i = 0; i < unsettled_.size(); ++i) {
    count(unsettled_[i]);
    ++(raised[i] ? unsettled_[i].rule->raised : unsettled_[i].rule->folded);
  }
  for (const Counted& counted : kept_) count(counted), ++counted.rule->kept;
  unknownSources_ += unknownInBatch_;
  sources_.told(now_);
  if (inForce_) inForce_->correlator().commit();
  endBatch();
}

void Detection::forget() {
  const std::lock_guard lock(mutex_);
  endBatch();
}

// What was not committed is undone.
void Detection::endBatch() {
  inBatch_ = false;
  unsettled_.clear();
  kept_.clear();
  unknownInBatch_ = 0;
  if (inForce_) inForce_->correlator().rollBack();
  if (next_ && !awaited_) takeOver();
}

void Detection::watchSources(Timestamp::duration silence) {
  const std::lock_guard lock(mutex_);
  sources_ = SourceWatch(silence);
}

std::optional<Timestamp::duration> Detection::silenceWatched() const {
  const std::lock_guard lock(mutex_);
  return sources_.silence();
}

void Detection::heard(const std::string& source, Timestamp at) {
  const std::lock_guard lock(mutex_);
  sources_.heard(source, at);
}

bool Detection::awaitsTime() const {
  const std::lock_guard lock(mutex_);
  return sources_.silence() || awaited_ || (inForce_ && inForce_->correlates());
}

DetectionHealth Detection::health() const {
  const std::lock_guard lock(mutex_);
  return inForce_ ? inForce_->health() : DetectionHealth{};
}

}  // namespace vedette

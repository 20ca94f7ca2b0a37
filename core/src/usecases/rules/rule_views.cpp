#include "vedette/usecases/rules/rule_views.hpp"

#include <unordered_map>

namespace vedette {
namespace {

// Figures by rule id.
class Figures {
 public:
  Figures(DetectionHealth health, std::map<std::string, RuleAlerts> alerts)
      : health_(std::move(health)), alerts_(std::move(alerts)) {
    if (!health_.rules) return;
    const auto& rules = health_.rules->rules();
    for (std::size_t i = 0; i < rules.size(); ++i) rules_.emplace(rules[i].id, i);
    const auto& correlations = health_.rules->correlations();
    for (std::size_t i = 0; i < correlations.size(); ++i) correlations_.emplace(correlations[i].id, i);
  }

  RuleView of(const detection::CataloguedRule& rule) const {
    RuleView view{rule};
    if (const auto place = rules_.find(rule.id()); place != rules_.end()) {
      view.health = health_.evaluated[place->second];
      view.outcome = health_.outcomes[place->second];
    } else if (const auto at = correlations_.find(rule.id()); at != correlations_.end()) {
      addCorrelation(at->second, view);
    }
    view.pending = isPending(rule);
    view.lastMatch = view.outcome.lastMatch;
    if (const auto alerts = alerts_.find(rule.id()); alerts != alerts_.end()) {
      view.alertsOfADay = alerts->second.count;
      if (!view.lastMatch) view.lastMatch = alerts->second.newest;
    }
    return view;
  }

 private:
  bool isPending(const detection::CataloguedRule& rule) const {
    const detection::RuleHead* inForce = nullptr;
    if (const auto place = rules_.find(rule.id()); place != rules_.end())
      inForce = &health_.rules->rules()[place->second];
    else if (const auto at = correlations_.find(rule.id()); at != correlations_.end())
      inForce = &health_.rules->correlations()[at->second];
    if (!inForce) return rule.inForce();
    return !rule.inForce() || inForce->version != rule.head().version || inForce->level != rule.severity() ||
           inForce->dedup != rule.dedup();
  }

  void addCorrelation(std::size_t place, RuleView& view) const {
    const detection::CorrelationHealth& health = health_.correlated[place];
    view.health.evaluated = view.health.candidates = health.hits;
    view.health.matched = health.fired;
    view.dropped = health.late + health.evicted;
    view.outcome = health_.correlationOutcomes[place];
  }

  DetectionHealth health_;
  std::map<std::string, RuleAlerts> alerts_;
  std::unordered_map<std::string_view, std::size_t> rules_, correlations_;  // places in the set in force
};

}  // namespace

const std::string& RuleView::lastError() const {
  if (!rule.problem.empty()) return rule.problem;
  return rule.unlinked.empty() ? health.lastError : rule.unlinked;
}

void RuleView::addFigures(const RuleView& other) {
  health.evaluated += other.health.evaluated;
  health.candidates += other.health.candidates;
  health.time += other.health.time;
  health.failed += other.health.failed;
  outcome.matched += other.outcome.matched;
  outcome.raised += other.outcome.raised;
  outcome.folded += other.outcome.folded;
  outcome.kept += other.outcome.kept;
  dropped += other.dropped;
  alertsOfADay += other.alertsOfADay;
}

Error noRule() { return notFound("There is no such rule."); }

RuleViews::RuleViews(const Storage& storage, const RuleBook& book, const Detection& detection,
                     const Clock& clock)
    : storage_(storage), book_(book), detection_(detection), clock_(clock) {}

Result<std::vector<RuleView>> RuleViews::of(
    const std::vector<const detection::CataloguedRule*>& rules) const {
  const Timestamp end = clock_.now() + std::chrono::microseconds(1);
  auto alerts = storage_.reading(
      [&](const Stores& stores) { return stores.alerts.byRule(end - std::chrono::hours(24), end); });
  if (!alerts) return std::move(alerts).error();
  const Figures figures(detection_.health(), *std::move(alerts));
  std::vector<RuleView> views;
  views.reserve(rules.size());
  for (const detection::CataloguedRule* rule : rules) views.push_back(figures.of(*rule));
  return views;
}

Result<RuleView> RuleViews::of(const detection::CataloguedRule& rule) const {
  auto views = of(std::vector{&rule});
  if (!views) return std::move(views).error();
  return std::move(views->front());
}

Result<RuleView> RuleViews::find(std::string_view id) const {
  const auto catalogue = book_.catalogue();
  const detection::CataloguedRule* rule = catalogue->find(id);
  if (!rule) return noRule();
  return of(*rule);
}

}  // namespace vedette

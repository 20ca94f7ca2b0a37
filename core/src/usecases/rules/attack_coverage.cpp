#include "vedette/usecases/rules/attack_coverage.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "vedette/domain/attack/matrix.hpp"

namespace vedette {
namespace {

using attack::Tactic;
using detection::CataloguedRule;

// Where a technique of a rule stands: under the tactics that the rule names and the technique serves.
std::vector<const Tactic*> placesOf(std::string_view technique, const std::vector<const Tactic*>& named) {
  const auto served = attack::tacticsServedBy(technique);
  std::vector<const Tactic*> both;
  std::set_intersection(named.begin(), named.end(), served.begin(), served.end(), std::back_inserter(both));
  if (!both.empty()) return both;
  return named.empty() ? served : named;
}

class Matrix {
 public:
  explicit Matrix(const std::map<std::string, RuleAlerts>& alerts) : alerts_(alerts) {}

  void add(const CataloguedRule& rule) {
    const auto techniques = attack::techniquesOf(rule.tags());
    const auto named = attack::tacticsOf(rule.tags());
    if (techniques.empty() && named.empty()) return;
    const auto found = alerts_.find(rule.id());
    const RuleAlerts* alerts = found == alerts_.end() ? nullptr : &found->second;
    rules_ += rule.active();
    if (alerts) matched_ += alerts->count;
    std::set<std::string> parents;
    for (const std::string& technique : techniques) parents.emplace(attack::parentOf(technique));
    for (const std::string& technique : parents)
      for (const Tactic* tactic : placesOf(technique, named)) add(rule, alerts, cells_[tactic][technique]);
  }

  AttackCoverage coverage() && {
    AttackCoverage coverage;
    std::set<std::string> covered, detected;
    for (const Tactic& tactic : attack::tactics()) {
      AttackCoverage::Column& column = coverage.tactics.emplace_back(AttackCoverage::Column{&tactic});
      for (auto& [id, technique] : cells_[&tactic]) {
        technique.id = id;
        if (!technique.ruleTitles.empty()) covered.insert(id);
        if (technique.alerts > 0) detected.insert(id);
        column.techniques.push_back(std::move(technique));
      }
    }
    coverage.techniquesCovered = covered.size();
    coverage.techniquesDetected = detected.size();
    coverage.rulesWithTags = rules_;
    coverage.alertsMatched = matched_;
    return coverage;
  }

 private:
  static void add(const CataloguedRule& rule, const RuleAlerts* alerts, AttackCoverage::Technique& cell) {
    if (rule.active()) cell.ruleTitles.push_back(rule.title());
    if (!alerts) return;
    cell.alerts += alerts->count;
    cell.lastFired = std::max(cell.lastFired.value_or(alerts->newest), alerts->newest);
  }

  const std::map<std::string, RuleAlerts>& alerts_;
  std::map<const Tactic*, std::map<std::string, AttackCoverage::Technique>> cells_;
  std::size_t rules_ = 0;
  std::uint64_t matched_ = 0;
};

}  // namespace

ShowAttackCoverage::ShowAttackCoverage(const Storage& storage, const RuleBook& book, const Clock& clock)
    : storage_(storage), book_(book), clock_(clock) {}

Result<AttackCoverage> ShowAttackCoverage::operator()(const Principal& principal,
                                                      std::optional<Timestamp> since,
                                                      std::optional<Timestamp> until) const {
  if (auto allowed = principal.require(Permission::RulesRead); !allowed) return std::move(allowed).error();
  const Timestamp end = until.value_or(clock_.now() + std::chrono::microseconds(1));
  const Timestamp begin = since.value_or(end - std::chrono::days(30));
  if (begin >= end)
    return invalid(
        std::vector<FieldError>{{"since", Violation::OutOfRange, "since must be before until.", ""}});
  const auto alerts =
      storage_.reading([&](const Stores& stores) { return stores.alerts.byRule(begin, end); });
  if (!alerts) return alerts.error();
  Matrix matrix(*alerts);
  const auto catalogue = book_.catalogue();
  for (const CataloguedRule* rule : catalogue->byTitle()) matrix.add(*rule);
  AttackCoverage coverage = std::move(matrix).coverage();
  coverage.since = begin;
  coverage.until = end;
  return coverage;
}

}  // namespace vedette

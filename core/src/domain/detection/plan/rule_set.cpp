#include "vedette/domain/detection/engine/rule_set.hpp"

#include <algorithm>
#include <future>
#include <numeric>

#include "domain/detection/alerting/entity_fields.hpp"
#include "domain/detection/plan/compiled_rules.hpp"

namespace vedette::detection {
namespace {

// The rules by their log source, in the order in which the sources first show up.
struct BySource {
  std::vector<LogSource> sources;
  std::vector<std::vector<RuleIndex>> rules;

  explicit BySource(const std::vector<Rule>& all) {
    for (RuleIndex i = 0; i < all.size(); ++i) {
      const auto known = std::find(sources.begin(), sources.end(), all[i].logSource);
      if (known == sources.end())
        sources.push_back(all[i].logSource), rules.push_back({i});
      else
        rules[static_cast<std::size_t>(known - sources.begin())].push_back(i);
    }
  }
};

}  // namespace

CompiledRules::CompiledRules(std::vector<Rule> given, LogSourceMap map,
                             std::vector<CorrelationRule> ofMatches)
    : rules(std::move(given)), fields(map.layout) {
  addConditions();
  predicates.seal();
  addAlertFields();
  for (const Program::NodeId root : roots) witnesses.push_back(witnessesOf(program, root, predicates));
  BySource bySource(rules);
  correlations = std::make_unique<const CorrelationPlan>(std::move(ofMatches), rules, fields);
  router = std::make_unique<const Router>(std::move(map), std::move(bySource.sources), fields);
  std::vector<RuleIndex> every(rules.size());
  std::iota(every.begin(), every.end(), 0u);
  auto ofAll = std::async(  // half of the work, beside the other half
      [&] { return std::make_unique<const RulePlan>(std::move(every), *this); });
  for (auto& some : bySource.rules) plans.emplace_back(std::move(some), *this);
  all = ofAll.get();
}

// A rule whose fields the table does not take is false, whatever the event: with its `not`, too.
void CompiledRules::addConditions() {
  for (const Rule& rule : rules) {
    roots.push_back(program.add(rule.condition, predicates, fields));
    if (program.isAnswerable(roots.back(), predicates)) continue;
    leftOut.push_back(roots.size() - 1);
    roots.back() = program.add({Predicate{{}, NeverTest{}}}, predicates, fields);
  }
}

void CompiledRules::addAlertFields() {
  addEntityFields(fields);
  for (const Rule& rule : rules)
    if (rule.dedup.key)
      for (const std::string& path : *rule.dedup.key) fields.add(path);
}

RuleSet::RuleSet(std::vector<Rule> rules, LogSourceMap map, std::vector<CorrelationRule> correlations)
    : compiled_(
          std::make_unique<const CompiledRules>(std::move(rules), std::move(map), std::move(correlations))) {}

RuleSet::~RuleSet() = default;

const std::vector<Rule>& RuleSet::rules() const { return compiled_->rules; }
const std::vector<std::size_t>& RuleSet::leftOut() const { return compiled_->leftOut; }
const FieldTable& RuleSet::fields() const { return compiled_->fields; }
UnknownSource RuleSet::unknownSource() const { return compiled_->router->unknown(); }
const std::vector<CorrelationRule>& RuleSet::correlations() const { return compiled_->correlations->rules; }
const std::vector<CorrelationProblem>& RuleSet::correlationProblems() const {
  return compiled_->correlations->links.problems;
}
bool RuleSet::raisesAlert(std::size_t rule) const { return compiled_->correlations->raisesAlert[rule]; }
bool RuleSet::correlationRaisesAlert(std::size_t correlation) const {
  return compiled_->correlations->correlationRaisesAlert[correlation];
}

}  // namespace vedette::detection

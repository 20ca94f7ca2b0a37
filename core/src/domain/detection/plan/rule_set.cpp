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
  addRules();
  predicates.seal();
  addEntityFields(fields);
  for (const Program::NodeId root : roots) witnesses.push_back(witnessesOf(program, root, predicates));
  BySource bySource(rules);
  correlations =
      std::make_unique<const CorrelationPlan>(std::move(ofMatches), RulesToCorrelate{rules, leftOut}, fields);
  router = std::make_unique<const Router>(std::move(map), std::move(bySource.sources), fields);
  std::vector<RuleIndex> every(rules.size());
  std::iota(every.begin(), every.end(), 0u);
  auto ofAll = std::async(  // half of the work, beside the other half
      [&] { return std::make_unique<const RulePlan>(std::move(every), *this); });
  for (auto& some : bySource.rules) plans.emplace_back(std::move(some), *this);
  all = ofAll.get();
}

// A rule whose fields the table does not take is false, whatever the event: with its `not`, too.
void CompiledRules::addRules() {
  for (const Rule& rule : rules) {
    roots.push_back(program.add(rule.condition, predicates, fields));
    if (program.isAnswerable(roots.back(), predicates) && addKey(rule)) continue;
    leftOut.push_back(roots.size() - 1);
    roots.back() = program.add({Predicate{{}, NeverTest{}}}, predicates, fields);
  }
}

// What tells which of its matches are of one alert. Whether there is room for it.
bool CompiledRules::addKey(const Rule& rule) {
  return !rule.dedup.key || std::ranges::all_of(*rule.dedup.key, [&](const std::string& path) {
    return fields.add(path) != noField;
  });
}

RuleSet::RuleSet(std::vector<Rule> rules, LogSourceMap map, std::vector<CorrelationRule> correlations)
    : compiled_(
          std::make_unique<const CompiledRules>(std::move(rules), std::move(map), std::move(correlations))) {}

RuleSet::~RuleSet() = default;

const std::vector<Rule>& RuleSet::rules() const { return compiled_->rules; }
const std::vector<std::size_t>& RuleSet::leftOut() const { return compiled_->leftOut; }
std::vector<RuleSet::Silent> RuleSet::silent() const {
  std::vector<Silent> all;
  for (const std::size_t place : leftOut()) all.push_back({rules()[place], std::string(leftOutReason)});
  for (const CorrelationProblem& problem : correlationProblems())
    all.push_back({correlations()[problem.correlation], problem.reason});
  return all;
}

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

#include "domain/detection/correlation/plan/correlation_plan.hpp"

#include <algorithm>
#include <numeric>

#include "domain/detection/correlation/plan/shape.hpp"

namespace vedette::detection {
namespace {

using Use = CompiledCorrelation::Use;

bool onlyGrows(const Threshold& threshold) {
  return threshold.by == Threshold::Operator::Greater || threshold.by == Threshold::Operator::GreaterOrEqual;
}

// Whether more hits can make it untrue; in a sum that is one below zero.
bool isDeferred(const CompiledCorrelation& rule) {
  if (!rule.terms.empty())
    return std::any_of(rule.terms.begin(), rule.terms.end(), [](auto& term) { return !term.absent.empty(); });
  return isNumeric(rule.type) || !std::all_of(rule.thresholds.begin(), rule.thresholds.end(), onlyGrows);
}

CompiledCorrelation compile(const CorrelationRule& rule) {
  CompiledCorrelation compiled{.type = rule.type,
                               .span = rule.timespan.count(),
                               .thresholds = rule.thresholds,
                               .terms = {},
                               .inOrder = std::vector<ReferenceIndex>(rule.rules.size()),
                               .percentile = rule.percentile,
                               .deferred = false,
                               .reach = 0,
                               .waits = 0,
                               .uses = {},
                               .lineage = {},
                               .origin = {}};
  std::iota(compiled.inOrder.begin(), compiled.inOrder.end(), ReferenceIndex{0});
  if (isTemporal(rule.type) && rule.thresholds.empty())
    compiled.thresholds = {{Threshold::Operator::GreaterOrEqual, static_cast<double>(rule.rules.size())}};
  return compiled;
}

class PathBuilder {
 public:
  PathBuilder(const CorrelationPlan& plan, const FieldTable& fields) : plan_(plan), fields_(fields) {}

  std::vector<CorrelationPath> pathsFrom(std::uint32_t rule, const std::vector<Use>& uses) {
    rule_ = rule;
    std::vector<CorrelationPath> paths;
    for (const Use& use : uses) paths.push_back(path(use));
    return paths;
  }

 private:
  CorrelationPath path(const Use& use) {
    way_.push_back(use);
    const CorrelationRule& rule = plan_.rules[use.correlation];
    CorrelationPath path{
        use.correlation, use.reference, fieldsOf(rule.groupBy), fieldsOf(rule.valueFields), {}};
    for (const Use& next : plan_.compiled[use.correlation].uses) path.onward.push_back(this->path(next));
    way_.pop_back();
    return path;
  }

  std::vector<FieldId> fieldsOf(const std::vector<std::string>& names) {
    std::vector<FieldId> ids;
    for (const std::string& name : names) ids.push_back(fields_.find(fieldName(name)));
    return ids;
  }

  // What the field is called in events that come this way, outermost correlation rule first.
  std::string fieldName(std::string name) const {
    for (std::size_t outer = way_.size(); outer-- > 0;)
      for (std::size_t inner = outer + 1; inner-- > 0;)
        if (const CorrelationAlias* alias = aliasAt(outer, inner, name)) {
          name = alias->field, outer = inner;
          break;
        }
    return name;
  }

  // What one correlation rule of the way calls it in the matches that come from another, or from the rule.
  const CorrelationAlias* aliasAt(std::size_t outer, std::size_t inner, const std::string& name) const {
    const CorrelationIndex correlation = way_[outer].correlation;
    const Links::Target of =
        inner == 0 ? Links::Target{false, rule_} : Links::Target{true, way_[inner - 1].correlation};
    const auto& aliases = plan_.rules[correlation].aliases;
    for (std::size_t i = 0; i < aliases.size(); ++i)
      if (aliases[i].alias == name && std::ranges::find(plan_.links.aliases[correlation][i], of) !=
                                          plan_.links.aliases[correlation][i].end())
        return &aliases[i];
    return nullptr;
  }

  const CorrelationPlan& plan_;
  const FieldTable& fields_;
  std::uint32_t rule_ = 0;
  std::vector<Use> way_;  // from the rule outwards
};

std::string lineageOf(CorrelationIndex index, const CorrelationPlan& plan) {
  const CorrelationRule& rule = plan.rules[index];
  std::string lineage = rule.id + '\n' + rule.version + "\n(";
  for (const Use& use : plan.compiled[index].uses)
    lineage += std::to_string(use.reference) + ' ' + lineageOf(use.correlation, plan);
  return lineage + ')';
}

std::string originOf(CorrelationIndex index, const CorrelationPlan& plan, const std::vector<Rule>& ofEvents) {
  const CorrelationRule& rule = plan.rules[index];
  std::string origin = rule.id + '\n' + rule.version + "\n(";
  for (const auto& targets : plan.links.targets[index])
    for (const auto& [isCorrelation, target] : targets)
      origin += isCorrelation ? originOf(target, plan, ofEvents)
                              : ofEvents[target].id + '\n' + ofEvents[target].version + '\n';
  return origin + ')';
}

}  // namespace

CorrelationPlan::CorrelationPlan(std::vector<CorrelationRule> given, const RulesToCorrelate& toCorrelate,
                                 FieldTable& fields)
    : rules(std::move(given)),
      links(rules, toCorrelate, fields),
      paths(toCorrelate.all.size()),
      raisesAlert(toCorrelate.all.size(), true),
      correlationRaisesAlert(rules.size(), true) {
  const std::vector<Rule>& ofEvents = toCorrelate.all;
  for (const CorrelationRule& rule : rules) compiled.push_back(compile(rule));
  std::vector<std::vector<Use>> usesOfRules(ofEvents.size());
  for (CorrelationIndex i = 0; i < rules.size(); ++i)
    if (isActive(i)) connect(i, usesOfRules);
  PathBuilder builder(*this, fields);
  for (std::size_t i = 0; i < ofEvents.size(); ++i) {
    paths[i] = builder.pathsFrom(static_cast<std::uint32_t>(i), usesOfRules[i]);
    raisesAlert[i] = areHeard(usesOfRules[i]);
  }
  for (CorrelationIndex i = 0; i < rules.size(); ++i) {
    correlationRaisesAlert[i] = areHeard(compiled[i].uses);
    compiled[i].lineage = lineageOf(i, *this);
    if (isActive(i)) compiled[i].origin = originOf(i, *this, ofEvents);
    if (isActive(i)) reachInwards(i);
  }
}

void CorrelationPlan::connect(CorrelationIndex rule, std::vector<std::vector<Use>>& usesOfRules) {
  compiled[rule].terms = conditionTerms(rules[rule]);
  compiled[rule].deferred = isDeferred(compiled[rule]);
  for (ReferenceIndex reference = 0; reference < links.targets[rule].size(); ++reference)
    for (const auto& [isCorrelation, target] : links.targets[rule][reference])
      (isCorrelation ? compiled[target].uses : usesOfRules[target]).push_back({rule, reference});
}

void CorrelationPlan::reachInwards(CorrelationIndex rule) {
  CompiledCorrelation& its = compiled[rule];
  if (its.reach != 0) return;
  its.reach = its.span;
  for (const auto& targets : links.targets[rule])
    for (const auto& [isCorrelation, target] : targets) {
      if (!isCorrelation) continue;
      reachInwards(target);
      const CompiledCorrelation& used = compiled[target];
      its.reach = std::max(its.reach, its.span + used.reach);
      its.waits = std::max(its.waits, used.waits + (used.deferred ? 1u : 0u));
    }
}

bool CorrelationPlan::areHeard(const std::vector<Use>& uses) const {
  return uses.empty() || std::any_of(uses.begin(), uses.end(),
                                     [&](const Use& use) { return rules[use.correlation].generate; });
}

}  // namespace vedette::detection

#include "domain/detection/correlation/plan/links.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "domain/detection/correlation/plan/shape.hpp"
#include "vedette/domain/detection/engine/rule_set.hpp"

namespace vedette::detection {
namespace {

constexpr std::size_t mostPaths = 1000;
constexpr const char* cannotBeEvaluated = "' cannot be evaluated itself";

using Target = Links::Target;
using Targets = Links::Targets;
using Directory = std::unordered_map<std::string, Targets>;

// Goes through the correlation rules, what they refer to first.
class Linker {
 public:
  Linker(const std::vector<CorrelationRule>& correlations, const RulesToCorrelate& rules, FieldTable& fields,
         Links& out)
      : correlations_(correlations),
        leftOut_(rules.leftOut),
        fields_(fields),
        out_(out),
        visits_(correlations.size()),
        paths_(correlations.size()) {
    for (std::uint32_t i = 0; i < rules.all.size(); ++i)
      enter(rules.all[i].id, rules.all[i].name, {false, i});
    for (std::uint32_t i = 0; i < correlations.size(); ++i)
      enter(correlations[i].id, correlations[i].name, {true, i});
    out.targets.resize(correlations.size());
    out.aliases.resize(correlations.size());
    out.active.resize(correlations.size());
  }

  void link() {
    for (std::uint32_t i = 0; i < correlations_.size(); ++i) visit(i);
  }

 private:
  enum class Visit : std::uint8_t { None, Begun, Done };

  void enter(const std::string& id, const std::string& name, Target target) {
    byId_[idKey(id)].push_back(target);
    if (!name.empty()) byName_[name].push_back(target);
  }

  void visit(std::uint32_t correlation) {
    if (visits_[correlation] != Visit::None) return;
    visits_[correlation] = Visit::Begun;
    if (auto problem = resolve(correlation))
      out_.problems.push_back(std::move(*problem));
    else
      out_.active[correlation] = true;
    visits_[correlation] = Visit::Done;
  }

  std::optional<CorrelationProblem> resolve(std::uint32_t correlation) {
    const CorrelationRule& rule = correlations_[correlation];
    if (auto reason = shapeProblem(rule)) return CorrelationProblem{correlation, {}, std::move(*reason)};
    for (std::size_t i = 0; i < rule.rules.size(); ++i) {
      Targets targets = find(rule.rules[i].to);
      if (auto reason = follow(rule.rules[i].to, targets, paths_[correlation]))
        return CorrelationProblem{correlation, i, std::move(*reason)};
      out_.targets[correlation].push_back(std::move(targets));
    }
    if (paths_[correlation] > mostPaths)
      return CorrelationProblem{
          correlation, {}, "more than 1000 ways lead to it from the rules it refers to"};
    if (auto problem = resolveAliases(correlation)) return problem;
    if (!addFields(rule)) return CorrelationProblem{correlation, {}, std::string(RuleSet::leftOutReason)};
    return {};
  }

  // Whether there is room for all; for names that aliases give something else to, too.
  bool addFields(const CorrelationRule& rule) {
    const auto add = [&](const std::string& name) { return fields_.add(name) != noField; };
    return std::ranges::all_of(rule.groupBy, add) && std::ranges::all_of(rule.valueFields, add) &&
           std::ranges::all_of(rule.aliases, add, &CorrelationAlias::field);
  }

  std::optional<CorrelationProblem> resolveAliases(std::uint32_t correlation) {
    for (const CorrelationAlias& alias : correlations_[correlation].aliases) {
      Targets named = find(alias.rule);
      if (!std::ranges::any_of(named, [&](const Target& each) { return isBelow(correlation, each); }))
        return CorrelationProblem{
            correlation,
            {},
            "the alias '" + alias.alias + "' is for '" + alias.rule + "', which is none of its rules"};
      out_.aliases[correlation].push_back(std::move(named));
    }
    return {};
  }

  // Whether a correlation rule refers to it, directly or through others.
  bool isBelow(std::uint32_t correlation, const Target& wanted) const {
    for (const Targets& targets : out_.targets[correlation])
      for (const Target& each : targets)
        if (each == wanted || (each.isCorrelation && isBelow(each.index, wanted))) return true;
    return false;
  }

  Targets find(const std::string& name) const {
    if (const auto found = byId_.find(idKey(name)); found != byId_.end()) return found->second;
    const auto found = byName_.find(name);
    return found == byName_.end() ? Targets{} : found->second;
  }

  std::optional<std::string> follow(const std::string& name, const Targets& targets, std::size_t& paths) {
    if (targets.empty()) return "no enabled rule has the id or name '" + name + "'";
    for (const Target& target : targets) {
      if (!target.isCorrelation) {
        if (std::ranges::binary_search(leftOut_, target.index)) return "'" + name + cannotBeEvaluated;
        ++paths;
        continue;
      }
      if (visits_[target.index] == Visit::Begun) return "'" + name + "' leads back to this rule";
      visit(target.index);
      if (!out_.active[target.index]) return "'" + name + cannotBeEvaluated;
      paths += paths_[target.index];
    }
    return {};
  }

  const std::vector<CorrelationRule>& correlations_;
  const std::vector<std::size_t>& leftOut_;
  FieldTable& fields_;
  Links& out_;
  Directory byId_, byName_;
  std::vector<Visit> visits_;
  std::vector<std::size_t> paths_;  // from rules, by correlation rule
};

}  // namespace

Links::Links(const std::vector<CorrelationRule>& correlations, const RulesToCorrelate& rules,
             FieldTable& fields) {
  Linker(correlations, rules, fields, *this).link();
}

std::vector<CorrelationProblem> problemsOf(const std::vector<CorrelationRule>& correlations,
                                           const std::vector<Rule>& rules) {
  FieldTable fields;
  return Links(correlations, {rules, {}}, fields).problems;
}

}  // namespace vedette::detection

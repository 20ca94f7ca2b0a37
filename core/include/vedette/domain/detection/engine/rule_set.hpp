#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/detection/correlation/correlation_rule.hpp"
#include "vedette/domain/detection/engine/field_table.hpp"
#include "vedette/domain/detection/engine/log_source_map.hpp"
#include "vedette/domain/detection/rules/rule.hpp"

namespace vedette::detection {

struct CompiledRules;

// Rules made ready to be evaluated together. Immutable: any number of threads evaluate with one, each with an
// Evaluation of its own, and a new set takes its place by one pointer.
class RuleSet {
 public:
  // Correlation rules with a problem are inactive.
  explicit RuleSet(std::vector<Rule> rules, LogSourceMap = {}, std::vector<CorrelationRule> = {});
  ~RuleSet();
  RuleSet(const RuleSet&) = delete;
  RuleSet& operator=(const RuleSet&) = delete;

  const std::vector<Rule>& rules() const;
  const std::vector<CorrelationRule>& correlations() const;
  const std::vector<CorrelationProblem>& correlationProblems() const;
  // Rules, by place, that never match: the set has no room for the fields that they ask for.
  const std::vector<std::size_t>& leftOut() const;
  static constexpr std::string_view leftOutReason =
      "it asks for more fields than a set of rules has room for, or for one whose name has too many parts";
  // All that is not evaluated, of either kind, and why.
  struct Silent {
    const RuleHead& rule;
    std::string reason;
  };
  std::vector<Silent> silent() const;

  const FieldTable& fields() const;
  UnknownSource unknownSource() const;

  // False for what only correlation rules look at: they refer to it, and none of them says `generate`.
  bool raisesAlert(std::size_t rule) const;                    // by place in rules()
  bool correlationRaisesAlert(std::size_t correlation) const;  // by place in correlations()

 private:
  friend class Evaluation;
  friend class Correlator;
  std::unique_ptr<const CompiledRules> compiled_;
};

}  // namespace vedette::detection

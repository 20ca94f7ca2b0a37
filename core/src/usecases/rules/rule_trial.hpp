#pragma once

#include <unordered_map>

#include "vedette/usecases/rules/backtest_rule.hpp"

namespace vedette {

// Looks at events for one rule of a set and folds its matches as the store of alerts does, in memory. The
// events come in the order of their times.
class RuleTrial {
 public:
  RuleTrial(std::shared_ptr<const detection::RuleSet>, std::string rule);

  void look(std::span<const Event>);
  void letTimePass(Timestamp now) { look({}, now); }  // for correlation rules that wait for later events

  // Puts the figures in.
  void report(BacktestOutcome&) const;

 private:
  void look(std::span<const Event>, Timestamp now);
  bool raises(const AlertDraft&);
  void count(AlertDraft&&);

  Detection detection_{RuleSet({})};
  const std::string rule_;
  std::unordered_map<std::string, Alert> newest_;  // by fingerprint; no earlier one takes a later match
  BacktestOutcome outcome_;
};

}  // namespace vedette

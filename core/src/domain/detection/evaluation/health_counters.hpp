#pragma once

#include <unordered_map>
#include <vector>

#include "domain/detection/plan/compiled_rules.hpp"
#include "vedette/domain/detection/engine/evaluation.hpp"

namespace vedette::detection {

// Counts of what one Evaluation did.
class HealthCounters {
 public:
  explicit HealthCounters(const CompiledRules&);

  void planRun(std::uint32_t plan) { ++planRuns_[plan]; }
  void allRun() { ++allRuns_; }
  void judged(RuleIndex rule, bool matched) { ++rules_[rule].candidates, rules_[rule].matched += matched; }
  void failed(RuleIndex, const Regex&);

  RuleHealth of(RuleIndex) const;
  std::uint64_t failures() const { return failures_; }

 private:
  struct OfRule {
    std::uint64_t candidates = 0, matched = 0;
  };
  struct Failures {
    std::uint64_t count = 0;
    std::string last;
  };
  std::vector<std::uint32_t> planOf_;  // by rule
  std::vector<std::uint64_t> planRuns_;
  std::uint64_t allRuns_ = 0;
  std::vector<OfRule> rules_;
  std::unordered_map<RuleIndex, Failures> failed_;
  std::uint64_t failures_ = 0;
};

}  // namespace vedette::detection

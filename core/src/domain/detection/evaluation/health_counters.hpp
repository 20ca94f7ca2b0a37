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

  // Whether rules are timed on this event: on one of sampleEvery, so that it costs nothing.
  bool startEvent() {
    if (--untilSample_ > 0) return false;
    untilSample_ = sampleEvery;
    return true;
  }
  void spent(RuleIndex rule, std::chrono::nanoseconds time) { rules_[rule].time += time; }
  void planRun(std::uint32_t plan) { ++planRuns_[plan]; }
  void allRun() { ++allRuns_; }
  void judged(RuleIndex rule, bool matched) { ++rules_[rule].candidates, rules_[rule].matched += matched; }
  void failed(RuleIndex, const Regex&);

  RuleHealth of(RuleIndex) const;
  std::uint64_t failures() const { return failures_; }

 private:
  static constexpr int sampleEvery = 61;  // a prime: events may come in a rhythm

  struct OfRule {
    std::uint64_t candidates = 0, matched = 0;
    std::chrono::nanoseconds time{};  // on the events of the sample
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
  int untilSample_ = sampleEvery;
};

}  // namespace vedette::detection

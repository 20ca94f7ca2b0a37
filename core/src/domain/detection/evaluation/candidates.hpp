#pragma once

#include <span>
#include <vector>

#include "domain/detection/evaluation/tester.hpp"
#include "domain/detection/plan/rule_plan.hpp"

namespace vedette::detection {

// The rules of a plan whose witnesses show up in an event, each once.
class Candidates {
 public:
  explicit Candidates(std::size_t rules) : seen_(rules) {}

  void startEvent();
  void collect(const RulePlan&, const EventFields&, Tester&);
  std::span<const RuleIndex> found() const { return found_; }  // by the last collect()

 private:
  void search(const RulePlan&, const LiteralIndex&, const FieldValue&, Tester&);
  void add(RuleIndex);

  std::vector<std::uint32_t> seen_;  // by rule: the epoch of the event it was last found for
  std::vector<RuleIndex> found_;
  std::uint32_t epoch_ = 0;
};

}  // namespace vedette::detection

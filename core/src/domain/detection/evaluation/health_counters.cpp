#include "domain/detection/evaluation/health_counters.hpp"

namespace vedette::detection {

HealthCounters::HealthCounters(const CompiledRules& compiled)
    : planOf_(compiled.rules.size()), planRuns_(compiled.plans.size()), rules_(compiled.rules.size()) {
  for (std::uint32_t plan = 0; plan < compiled.plans.size(); ++plan)
    for (const RuleIndex rule : compiled.plans[plan].rules()) planOf_[rule] = plan;
}

void HealthCounters::failed(RuleIndex rule, const Regex& regex) {
  Failures& its = failed_[rule];
  ++its.count, ++failures_;
  its.last = "The search for the regular expression '" + regex.source() + "' took too long and was given up.";
}

RuleHealth HealthCounters::of(RuleIndex rule) const {
  RuleHealth health{planRuns_[planOf_[rule]] + allRuns_, rules_[rule].candidates, rules_[rule].matched,
                    rules_[rule].time * sampleEvery};
  if (const auto its = failed_.find(rule); its != failed_.end())
    health.failed = its->second.count, health.lastError = its->second.last;
  return health;
}

}  // namespace vedette::detection

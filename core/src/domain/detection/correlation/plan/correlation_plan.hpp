#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/detection/correlation/plan/links.hpp"
#include "domain/detection/correlation/plan/terms.hpp"
#include "vedette/domain/detection/engine/field_table.hpp"

namespace vedette::detection {

using CorrelationIndex = std::uint32_t;

// A correlation rule in the shape that the Correlator reads.
struct CompiledCorrelation {
  // Where a correlation rule is itself referred to.
  struct Use {
    CorrelationIndex correlation;
    ReferenceIndex reference;
  };

  CorrelationType type;
  std::int64_t span;  // microseconds
  std::vector<Threshold> thresholds;
  std::vector<Term> terms;              // when there are any, they decide in place of the thresholds
  std::vector<ReferenceIndex> inOrder;  // all of its references
  double percentile;
  bool deferred;          // a later hit can make it untrue: judged when none can come
  std::int64_t reach;     // its span and those of the rules that it uses, one behind the other
  unsigned waits;         // how many deferred rules, one behind the other, its hits come through
  std::vector<Use> uses;  // by active rules
  std::string lineage;    // it and all that use it, directly or not: ids, versions, references
  std::string origin;     // it and all that it refers to, directly or not: ids, versions
};

// How the events of a rule reach a correlation rule: directly, or through others.
struct CorrelationPath {
  CorrelationIndex correlation;
  ReferenceIndex reference;
  std::vector<FieldId> group, values;   // in the events
  std::vector<CorrelationPath> onward;  // one for each use of the correlation rule, in their order
};

// The correlation rules of a set.
struct CorrelationPlan {
  CorrelationPlan(std::vector<CorrelationRule>, const RulesToCorrelate&, FieldTable&);

  bool isActive(CorrelationIndex rule) const { return links.active[rule]; }

  std::vector<CorrelationRule> rules;
  Links links;
  std::vector<CompiledCorrelation> compiled;        // by correlation rule
  std::vector<std::vector<CorrelationPath>> paths;  // by rule
  std::vector<bool> raisesAlert;                    // by rule
  std::vector<bool> correlationRaisesAlert;         // by correlation rule

 private:
  using Uses = std::vector<CompiledCorrelation::Use>;
  void connect(CorrelationIndex rule, std::vector<Uses>& usesOfRules);
  void reachInwards(CorrelationIndex rule);
  bool areHeard(const Uses&) const;  // what is used so: by nothing, or by a rule that says `generate`
};

}  // namespace vedette::detection

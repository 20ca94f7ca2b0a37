#pragma once

#include <optional>
#include <vector>

#include "domain/detection/plan/program.hpp"

namespace vedette::detection {

// Predicates one of which is true, or at least hinted at, in every event that a rule matches. A rule is
// looked at only when one of its witnesses shows up (Suricata's fast_pattern, the percolator's extracted
// terms).
struct Witnesses {
  std::vector<PredicateId> predicates;
  double cost = 0;  // an estimate of how often one shows up
};

// The cheapest witnesses of a condition; nothing when it can hold in an event that has none of its fields.
std::optional<Witnesses> witnessesOf(const Program&, Program::NodeId, const PredicateTable&);

}  // namespace vedette::detection

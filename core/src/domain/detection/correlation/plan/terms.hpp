#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "vedette/domain/detection/correlation/reference_condition.hpp"

namespace vedette::detection {

using ReferenceIndex = std::uint16_t;

// One way to fulfil a condition: references that have matched, and ones that have not. Ascending.
struct Term {
  std::vector<ReferenceIndex> present, absent;
};

// The condition as alternatives (disjunctive normal form), without those that contradict themselves. Nothing
// when there are more than `most`.
std::optional<std::vector<Term>> termsOf(const ReferenceCondition&, std::size_t most);

}  // namespace vedette::detection

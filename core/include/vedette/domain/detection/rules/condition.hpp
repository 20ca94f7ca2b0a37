#pragma once

#include <cstddef>
#include <variant>
#include <vector>

#include "vedette/domain/detection/rules/predicate.hpp"

namespace vedette::detection {

struct Condition;

struct AllOf {
  std::vector<Condition> conditions;
};
struct AtLeast {
  std::size_t count;  // 1: any of them
  std::vector<Condition> conditions;
};
struct Not {
  std::vector<Condition> condition;  // exactly one
};

// Two-valued: a predicate on an absent field is false, and its negation true.
struct Condition {
  std::variant<AllOf, AtLeast, Not, Predicate> what;
};

// `AllOf` and `AtLeast{1}` of these, without the needless layer when there is one.
Condition allOf(std::vector<Condition>);
Condition anyOf(std::vector<Condition>);
Condition negated(Condition);

}  // namespace vedette::detection

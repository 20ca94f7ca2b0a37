#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "vedette/domain/detection/correlation/reference_condition.hpp"
#include "vedette/domain/detection/rules/rule.hpp"

namespace vedette::detection {

enum class CorrelationType : std::uint8_t {
  EventCount,
  ValueCount,  // distinct values
  ValueSum,
  ValueAverage,
  ValuePercentile,
  Temporal,         // how many of the rules it refers to have matched
  TemporalOrdered,  // how many of them at most have matched one after the other, in their order
};

// How what is measured must compare.
struct Threshold {
  enum class Operator : std::uint8_t { Less, LessOrEqual, Greater, GreaterOrEqual, Equal, NotEqual };
  Operator by;
  double value;

  bool holds(double measured) const;
  bool operator==(const Threshold&) const = default;
};

// A rule or correlation rule by its id, else its name; every rule of that name when there are several.
struct RuleReference {
  std::string to;
  std::size_t line = 1, column = 1;  // where it was read
};

// What a field of `groupBy` or `valueFields` is called in the events of one of the rules.
struct CorrelationAlias {
  std::string alias;
  std::string rule;  // as in `rules`
  std::string field;
};

// What matches of other rules within a span of time must look like, for each combination of the values of
// `groupBy` apart: its group. The key of `dedup` is of fields of `groupBy`; without one it is all of them.
struct CorrelationRule : RuleHead {
  CorrelationType type = CorrelationType::EventCount;
  std::vector<RuleReference> rules = {};
  std::vector<std::string> groupBy = {};
  std::vector<CorrelationAlias> aliases = {};
  std::chrono::microseconds timespan = {};  // both ends belong to it
  std::vector<Threshold> thresholds = {};   // all of them; a temporal type without any wants all rules
  std::optional<ReferenceCondition> condition = {};  // of a temporal type, in place of thresholds
  std::vector<std::string> valueFields = {};         // several of a ValueCount count as one combination
  double percentile = 50;                            // between 0 and 100; linear between the closest ranks
  bool generate = false;                             // the rules it refers to raise alerts of their own too
};

// Why its firings cannot fold by these fields; nothing when they can: each is one of `groupBy`.
std::optional<std::string> refusedKey(const CorrelationRule&, const std::vector<std::string>& key);

// Why a correlation rule cannot be evaluated.
struct CorrelationProblem {
  std::size_t correlation;               // its place among the correlation rules
  std::optional<std::size_t> reference;  // the place in its `rules` that is at fault, if one is
  std::string reason;
};

// What keeps correlation rules from being evaluated together with these rules: what they refer to does not
// exist, or is itself kept, or leads back to them; or they say too little or too much. At most one for each.
std::vector<CorrelationProblem> problemsOf(const std::vector<CorrelationRule>&, const std::vector<Rule>&);

}  // namespace vedette::detection

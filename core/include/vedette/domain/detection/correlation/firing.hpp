#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "vedette/domain/timestamp.hpp"

namespace vedette::detection {

struct GroupValue {
  std::string field;  // as in the rule's groupBy
  std::string value;
  bool operator==(const GroupValue&) const = default;
};
using CorrelationGroup = std::vector<GroupValue>;

// What a correlation rule found in one group, since it was last asked.
struct Firing {
  std::size_t correlation;                        // place in RuleSet::correlations()
  std::shared_ptr<const CorrelationGroup> group;  // never null; shared with later firings
  std::vector<std::int64_t> events;               // that had not contributed before, ascending; never empty
  Timestamp first, last;                          // of these
  bool onset;                                     // none of the window's events had contributed before

  // The last window that fulfilled the rule.
  Timestamp windowStart, windowEnd;
  double measured;   // the count, sum ...
  double threshold;  // the first of the rule's, or the number of rules that it wants
};

}  // namespace vedette::detection

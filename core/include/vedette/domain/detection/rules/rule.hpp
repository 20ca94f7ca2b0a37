#pragma once

#include "vedette/domain/detection/rules/condition.hpp"
#include "vedette/domain/detection/rules/rule_head.hpp"
#include "vedette/domain/events/event.hpp"

namespace vedette::detection {

// What one event must look like, and what is said when one does.
struct Rule : RuleHead {
  LogSource logSource = {};  // an empty part asks nothing
  Condition condition = {};
};

}  // namespace vedette::detection

#pragma once

#include "../../request.hpp"
#include "vedette/usecases/rules/browse_rules.hpp"

namespace vedette::http {

Result<RuleQuery> readRuleQuery(const Request&);

// bucket=hour, window=24h: how many hours a timeline shows.
Result<std::size_t> readTimelineHours(const Request&);

}  // namespace vedette::http

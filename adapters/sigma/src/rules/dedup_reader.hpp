#pragma once

#include "vedette/domain/detection/correlation/correlation_rule.hpp"
#include "yaml/node.hpp"

namespace vedette::sigma {

// A rule's `dedup: {key: [field, ...], window: 15m}`, both as they are by default when absent. `window:
// none`: as long as the alert is open. Throws Refused.
Dedup dedupOf(const Node& document);

// That of a correlation rule that was read but for it. By default its window is no shorter than the timespan.
Dedup dedupOf(const Node& document, const detection::CorrelationRule&);

}  // namespace vedette::sigma

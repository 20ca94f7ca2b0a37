#pragma once

#include "vedette/domain/detection/dedup.hpp"
#include "yaml/node.hpp"

namespace vedette::sigma {

// A rule's `dedup: {key: [field, ...], window: 15m}`, both as they are by default when absent. `window:
// none`: as long as the alert is open. Throws Refused.
Dedup dedupOf(const Node& document);

}  // namespace vedette::sigma

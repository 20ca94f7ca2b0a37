#pragma once

#include "vedette/domain/detection/correlation/correlation_rule.hpp"
#include "vedette/domain/detection/correlation/firing.hpp"
#include "vedette/domain/detection/rule.hpp"

namespace vedette {

// The alert that a correlation rule raises about a group, from what any alert about the event says that made
// it fire. Firings fold by the rule's dedup.
AlertDraft alertFor(const detection::CorrelationRule&, const detection::Firing&, AlertDraft about);

}  // namespace vedette

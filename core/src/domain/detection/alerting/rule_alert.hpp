#pragma once

#include "domain/detection/alerting/fingerprint.hpp"
#include "vedette/domain/detection/rule.hpp"

namespace vedette {

// The alert that a match raises of a rule that is built in, of whom the rules of a set see.
AlertDraft alertFor(const Rule&, const Event&, const EventView&);

}  // namespace vedette

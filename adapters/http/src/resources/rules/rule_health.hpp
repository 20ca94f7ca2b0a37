#pragma once

#include "../../route.hpp"
#include "vedette/core.hpp"

namespace vedette::http {

// How every rule fares, and what became of the pack.
Result<Response> showRuleHealth(Core&, const Call&);

}  // namespace vedette::http

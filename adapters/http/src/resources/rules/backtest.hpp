#pragma once

#include "../../route.hpp"
#include "vedette/core.hpp"

namespace vedette::http {

// Tries a rule on stored events.
Result<Response> backtestRule(Core&, const Call&);

}  // namespace vedette::http

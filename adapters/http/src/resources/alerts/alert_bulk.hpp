#pragma once

#include "../../route.hpp"
#include "vedette/core.hpp"

namespace vedette::http {

// POST /alerts/bulk: one change to every alert that a filter selects.
Result<Response> changeAlerts(Core&, const Call&);

}  // namespace vedette::http

#pragma once

#include "../../route.hpp"
#include "vedette/core.hpp"

namespace vedette::http {

// How much of what there is: {"events":{"total","by_severity","by_source","by_hour"},"alerts":{...
// "by_status"}}.
Result<Response> showOverview(Core&, const Call&);

}  // namespace vedette::http

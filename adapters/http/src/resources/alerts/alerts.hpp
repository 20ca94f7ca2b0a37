#pragma once

#include "../../route.hpp"
#include "vedette/core.hpp"

namespace vedette::http {

Result<Response> listAlerts(Core&, const Call&);
Result<Response> findAlert(Core&, const Call&);
Result<Response> createAlert(Core&, const Call&);
Result<Response> changeAlert(Core&, const Call&);
Result<Response> removeAlert(Core&, const Call&);

}  // namespace vedette::http

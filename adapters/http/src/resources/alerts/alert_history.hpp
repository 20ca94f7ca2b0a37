#pragma once

#include "../../route.hpp"
#include "vedette/core.hpp"

namespace vedette::http {

// What belongs to one alert: its changes, the events folded into it, the labels that people gave it.
Result<Response> listAlertChanges(Core&, const Call&);
Result<Response> listAlertEvents(Core&, const Call&);
Result<Response> listAlertFeedback(Core&, const Call&);
Result<Response> labelAlert(Core&, const Call&);

}  // namespace vedette::http

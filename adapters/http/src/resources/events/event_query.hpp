#pragma once

#include "../../request.hpp"
#include "vedette/domain/events/event_filter.hpp"

namespace vedette::http {

// GET /events: severity, min_severity, source, event_type, since, until, q, attr.<path>, product, category,
// service, ordering and the page.
Result<EventQuery> readEventQuery(const Request&);

}  // namespace vedette::http

#pragma once

#include "../../route.hpp"
#include "vedette/http/server.hpp"

namespace vedette::http {

Result<Response> listEvents(Core&, const Call&);
Result<Response> findEvent(Core&, const Call&);

// POST /events: through the ingest lane, answered after the commit.
Deferred postEvent(SubmitEvents, AdmitEvents);

}  // namespace vedette::http

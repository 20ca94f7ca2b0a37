#pragma once

#include "../../route.hpp"
#include "vedette/http/server.hpp"

namespace vedette::http {

// POST /events/bulk: one event a line (NDJSON), bad lines fail alone, answered when all is committed.
Streaming postEvents(SubmitEvents);

}  // namespace vedette::http

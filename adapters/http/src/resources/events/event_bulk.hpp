#pragma once

#include "../../route.hpp"
#include "vedette/domain/events/profile/source_profiles.hpp"
#include "vedette/http/server.hpp"

namespace vedette::http {

// POST /events/bulk: one event a line (NDJSON), bad lines fail alone, answered when all is committed. With
// format=raw the lines are as their source writes them, and one of the profiles reads them.
Streaming postEvents(SubmitEvents, SourceProfiles = {}, AdmitEvents = {});

}  // namespace vedette::http

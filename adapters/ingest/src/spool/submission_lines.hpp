#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/usecases/ingest_events.hpp"

namespace vedette::ingest {

// Submissions as text: for each a line that tells who sent it and when it came, then a line an event, as
// POST /api/v1/events/bulk takes it.
//   {"received_at":"2026-11-22T08:00:00.123456Z","user_id":1,"username":"alice","role":"ingestor","events":1}
//   {"uid":"...","source_name":"gate", ...}
void appendLines(std::string& out, const Submission&);
void appendEventLines(std::string& out, const Submission&);

// Who sent them may send events: that was found out when they came. Invalid for anything else than such
// lines.
Result<std::vector<Submission>> readLines(std::string_view text);

}  // namespace vedette::ingest

#pragma once

#include <string_view>

#include "vedette/domain/events/event.hpp"
#include "vedette/json/writer.hpp"

namespace vedette::json {

// An event as /api/v1 takes it: {"source_name","event_type","severity","description","uid"?,"timestamp"?,
// "logsource"?:{"category"?,"product"?,"service"?},"attributes"?}. Every broken field is named, unknown ones
// too.
Result<NewEvent> readEvent(std::string_view json);

// The same, so that readEvent() gives it back.
void writeNewEvent(Writer&, const NewEvent&);

// An event that is not stored yet has no id: null.
// {"id","uid","source_name","event_type","severity","description","timestamp","received_at","logsource","attributes"}
void writeEvent(Writer&, const Event&);

}  // namespace vedette::json

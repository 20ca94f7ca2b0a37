#pragma once

#include <cstdint>
#include <string_view>

namespace vedette::bench {

// An event as it is stored. The texts belong to the request that brought it.
struct EventRow {
  std::string_view source;
  std::string_view type;
  int severity = -1;  // 0 (info) to 4 (critical)
  std::string_view description;
  std::string_view attributes = "{}";  // JSON as the sender wrote it
  std::int64_t receivedAt = 0;         // microseconds since 1970; also the event's own time
};

}  // namespace vedette::bench

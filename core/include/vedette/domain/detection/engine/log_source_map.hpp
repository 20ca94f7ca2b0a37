#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "vedette/domain/detection/engine/field_layout.hpp"
#include "vedette/domain/events/event.hpp"

namespace vedette::detection {

// "An event whose fields have these values comes from that log source." All conditions must hold; values
// compare without regard to case.
struct LogSourceMapping {
  struct FieldIs {
    std::string field;
    std::vector<std::string> values;  // any of them
  };
  struct Alias {
    std::string ruleField;   // as rules call it
    std::string eventField;  // as such events call it
  };
  std::vector<FieldIs> when;
  LogSource logSource;
  std::vector<Alias> aliases = {};
};

// A category that takes in others: rules on "registry_event" apply to "registry_set".
struct WiderCategory {
  std::string wider;
  std::vector<std::string> categories;
};

// Which rules look at an event of which nobody knows the log source: neither it nor its fields say.
enum class UnknownSource : std::uint8_t {
  AllRules,
  NoRules,  // but those that ask for no log source
};

// What raw events tell of their log source, and how log sources relate. Several mappings may hold for one
// event: then it belongs to all of their log sources.
struct LogSourceMap {
  std::vector<LogSourceMapping> mappings = {};
  std::vector<WiderCategory> wider = {};
  FieldLayout layout = {};
  UnknownSource unknown = UnknownSource::AllRules;
};

}  // namespace vedette::detection

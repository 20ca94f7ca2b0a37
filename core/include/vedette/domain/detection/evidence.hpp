#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vedette/domain/events/attributes.hpp"
#include "vedette/domain/timestamp.hpp"

namespace vedette {

// Why a rule raised an alert. An alert keeps it as JSON:
// {"rule_version","tags":[…],"matched":[{"field","value"}],"window":{"type","group":[{"field","value"}],
// "condition","measured","start","end"}}; "field" is null for a keyword, "window" absent for a single event.
struct Evidence {
  struct Value {
    std::string field = {};  // empty: a keyword, found in this value
    std::string value = {};
  };
  // What a correlation rule counted.
  struct Window {
    std::string type;          // "event_count" ...
    std::vector<Value> group;  // whom it counted for
    std::string condition;     // ">= 20"
    std::string measured;      // a number
    Timestamp start, end;
  };

  static constexpr std::size_t maxValue =
      1024;  // bytes; longer ones are cut, and values after some 10 KiB left out

  std::string ruleVersion = {};
  std::vector<std::string> tags = {};
  std::vector<Value> matched = {};
  std::optional<Window> window = {};

  Attributes json() const;
};

}  // namespace vedette

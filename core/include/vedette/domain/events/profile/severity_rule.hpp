#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vedette/domain/severity.hpp"

namespace vedette {

// What a field says of an event's severity: by its value, without regard to case, by the range of numbers
// that it lies in, or by being there at all.
struct SeverityRule {
  struct Range {  // both ends included
    double least;
    double most;
    Severity severity;
  };
  std::string field;  // or group
  std::vector<std::pair<std::string, Severity>> values = {};
  std::vector<Range> ranges = {};
  std::optional<Severity> present = {};

  // Nothing for a value of which it knows nothing, and for an empty one.
  std::optional<Severity> of(std::string_view value) const;
};

}  // namespace vedette

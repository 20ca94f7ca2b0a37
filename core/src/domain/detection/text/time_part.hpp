#pragma once

#include <optional>
#include <string_view>

#include "vedette/domain/detection/rules/predicate.hpp"

namespace vedette::detection {

// A part of "2025-01-02T13:04:05…" (or with a space, or the date alone) as it is written; of a count since
// 1970, in the unit that its magnitude tells, in UTC.
std::optional<int> timePart(std::string_view time, TimePart);

}  // namespace vedette::detection

#pragma once

#include <optional>
#include <string_view>

#include "vedette/domain/detection/rules/predicate.hpp"

namespace vedette::detection {

// A part of "2025-01-02T13:04:05…" (or with a space, or the date alone) as it is written.
std::optional<int> timePart(std::string_view iso8601, TimePart);

}  // namespace vedette::detection

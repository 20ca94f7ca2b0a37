#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace vedette::sigma {

// "90s", "15m", "24h", "7d", "2w", "1M" (a twelfth of a year), "1y" of 365.2425 days; more than nothing, ten
// years at most.
std::optional<std::chrono::seconds> parseTimespan(std::string_view);

}  // namespace vedette::sigma

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vedette {

// In order of rank: Info is the least.
enum class Severity : std::uint8_t { Info, Low, Medium, High, Critical };

inline constexpr std::array severities{Severity::Info, Severity::Low, Severity::Medium, Severity::High,
                                       Severity::Critical};

std::string_view toString(Severity);  // "info" ... "critical"

// Case-insensitive; "informational" is info.
std::optional<Severity> parseSeverity(std::string_view);

}  // namespace vedette

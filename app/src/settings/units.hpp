#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vedette::app {

// A whole number in decimal digits, nothing else.
std::optional<std::uint64_t> parseNumber(std::string_view);

// Seconds: a number with s, m, h, d or nothing (seconds) behind it.
std::optional<std::chrono::seconds> parseDuration(std::string_view);
std::string formatDuration(std::chrono::seconds);  // in the largest unit that loses nothing

// Bytes: a number with KiB, MiB, GiB or nothing (bytes) behind it.
std::optional<std::uint64_t> parseBytes(std::string_view);
std::string formatBytes(std::uint64_t);

}  // namespace vedette::app

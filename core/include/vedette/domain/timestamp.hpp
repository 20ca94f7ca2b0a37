#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace vedette {

// UTC, microseconds, years 0001 to 9999.
using Timestamp = std::chrono::sys_time<std::chrono::microseconds>;

// RFC 3339 with any offset; a fraction beyond microseconds is cut. Nothing for anything else:
// no local time without an offset, no leap second 60, no year 0000.
std::optional<Timestamp> parseTimestamp(std::string_view text);

// 2026-11-22T08:00:00.123456Z, always 27 characters.
std::string formatTimestamp(Timestamp);
void appendTimestamp(std::string& out, Timestamp);

// `since` and `until`: RFC 3339, or a span before now: 90s, 15m, 24h, 7d.
std::optional<Timestamp> parseTimeBound(std::string_view text, Timestamp now);

inline Timestamp fromMicroseconds(long long us) { return Timestamp{std::chrono::microseconds{us}}; }
inline long long toMicroseconds(Timestamp t) { return t.time_since_epoch().count(); }

}  // namespace vedette

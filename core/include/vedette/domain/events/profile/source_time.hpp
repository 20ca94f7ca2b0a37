#pragma once

#include <optional>
#include <string_view>

#include "vedette/domain/timestamp.hpp"

namespace vedette {

// How log sources write the time of an event.
enum class TimeFormat {
  Iso8601,            // 2021-03-01T12:00:00.123+01:00; a space for the T; +0100, +01; no offset is UTC
  Epoch,              // since 1970, in the unit that its magnitude tells
  EpochSeconds,       // 1614600000 or 1614600000.123456
  EpochMilliseconds,  // all of them as a number or as its text
  EpochMicroseconds,
  EpochNanoseconds,
  Audit,     // Linux audit: "msg=audit(1364481363.243:24287): ...", or 1364481363.243:24287
  JsonDate,  // "/Date(1614600000123)/"
};

// By its name in a profile: iso8601, epoch, epoch_s, epoch_ms, epoch_us, epoch_ns, audit, json_date.
std::optional<TimeFormat> parseTimeFormat(std::string_view name);

// Nothing for what is not in that format, is before 1970 and no ISO 8601, or after the year 9999. What is
// finer than microseconds is cut.
std::optional<Timestamp> readTime(std::string_view text, TimeFormat);

}  // namespace vedette

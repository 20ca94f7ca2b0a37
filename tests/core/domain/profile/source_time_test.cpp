#include <catch2/catch.hpp>

#include "vedette/domain/events/profile/source_time.hpp"

using namespace vedette;

namespace {

std::string timeIn(std::string_view text, TimeFormat format) {
  const auto time = readTime(text, format);
  return time ? formatTimestamp(*time) : "none";
}

}  // namespace

TEST_CASE("an ISO 8601 time is read with any offset, and as UTC without one") {
  const auto read = [](std::string_view text) { return timeIn(text, TimeFormat::Iso8601); };
  CHECK(read("2025-12-06T21:11:02.649150800Z") == "2025-12-06T21:11:02.649150Z");
  CHECK(read("2021-03-01 12:00:00.123") == "2021-03-01T12:00:00.123000Z");
  CHECK(read("2021-03-01 12:00:00,123 +0100") == "2021-03-01T11:00:00.123000Z");
  CHECK(read("2021-03-01T12:00:00-05") == "2021-03-01T17:00:00.000000Z");
  CHECK(read("2021-03-01T12:00:00+05:30") == "2021-03-01T06:30:00.000000Z");
  CHECK(read(" 2021-03-01 12:00:00 UTC\n") == "2021-03-01T12:00:00.000000Z");
}

TEST_CASE("what is no ISO 8601 time is none") {
  for (const char* text :
       {"", "yesterday", "2021-13-01T00:00:00Z", "2021-03-01T25:00:00", "2021-03-01T12:00:00.",
        "2021-03-01T12:00:00 CET", "2021-03-01T12:00:00+99:99", "2021-03-01"})
    CHECK(timeIn(text, TimeFormat::Iso8601) == "none");
}

TEST_CASE("time since 1970 is read exactly in its unit") {
  CHECK(timeIn("1614600000", TimeFormat::EpochSeconds) == "2021-03-01T12:00:00.000000Z");
  CHECK(timeIn("1614600000.123456789", TimeFormat::EpochSeconds) == "2021-03-01T12:00:00.123456Z");
  CHECK(timeIn("1614600000.1", TimeFormat::EpochSeconds) == "2021-03-01T12:00:00.100000Z");
  CHECK(timeIn("1614600000123", TimeFormat::EpochMilliseconds) == "2021-03-01T12:00:00.123000Z");
  CHECK(timeIn("1614600000123456", TimeFormat::EpochMicroseconds) == "2021-03-01T12:00:00.123456Z");
  CHECK(timeIn("1614600000123456789", TimeFormat::EpochNanoseconds) == "2021-03-01T12:00:00.123456Z");
  CHECK(timeIn("1.6146e9", TimeFormat::EpochSeconds) == "2021-03-01T12:00:00.000000Z");
}

TEST_CASE("where the unit is open the magnitude tells it") {
  for (const char* text : {"1614600000", "1614600000000", "1614600000000000", "1614600000000000000"})
    CHECK(timeIn(text, TimeFormat::Epoch) == "2021-03-01T12:00:00.000000Z");
}

TEST_CASE("a number that is no time is none") {
  for (const char* text :
       {"", "-1", "1614600000Z", "0x60", "1.2.3", "99999999999999999999", "253402300800", "1e30", "nan", "."})
    CHECK(timeIn(text, TimeFormat::EpochSeconds) == "none");
}

TEST_CASE("the time of a Linux audit record is read with and without its wrapping") {
  const std::string expected = "2013-03-27T18:06:03.243000Z";
  CHECK(timeIn("type=SYSCALL msg=audit(1364407563.243:24287): arch=c000003e", TimeFormat::Audit) == expected);
  CHECK(timeIn("1364407563.243:24287", TimeFormat::Audit) == expected);
  CHECK(timeIn("op=login acct=root", TimeFormat::Audit) == "none");
  CHECK(timeIn("audit(x:1)", TimeFormat::Audit) == "none");
}

TEST_CASE("the time that PowerShell writes into JSON is read") {
  CHECK(timeIn("/Date(1614600000123)/", TimeFormat::JsonDate) == "2021-03-01T12:00:00.123000Z");
  CHECK(timeIn("/Date(1614600000123+0100)/", TimeFormat::JsonDate) == "2021-03-01T12:00:00.123000Z");
  CHECK(timeIn("1614600000123", TimeFormat::JsonDate) == "none");
}

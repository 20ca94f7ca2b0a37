#include <catch2/catch.hpp>

#include "vedette/domain/timestamp.hpp"

using namespace vedette;

namespace {

std::string reread(std::string_view text) {
  const auto parsed = parseTimestamp(text);
  return parsed ? formatTimestamp(*parsed) : "nothing";
}

}  // namespace

TEST_CASE("a time is read in any offset and written in UTC with microseconds") {
  CHECK(reread("2026-11-22T08:00:00Z") == "2026-11-22T08:00:00.000000Z");
  CHECK(reread("2026-11-22T07:56:17.491487+05:30") == "2026-11-22T02:26:17.491487Z");
  CHECK(reread("2026-11-22t08:00:00.5z") == "2026-11-22T08:00:00.500000Z");
  CHECK(reread("2026-01-01T00:30:00-01:00") == "2026-01-01T01:30:00.000000Z");
  CHECK(reread("1969-12-31T23:59:59.999999Z") == "1969-12-31T23:59:59.999999Z");
}

TEST_CASE("digits beyond microseconds are cut, not rounded") {
  CHECK(reread("2026-11-22T08:00:00.123456999Z") == "2026-11-22T08:00:00.123456Z");
}

TEST_CASE("the first and the last year that a timestamp can have are kept") {
  CHECK(reread("0001-01-01T00:00:00Z") == "0001-01-01T00:00:00.000000Z");
  CHECK(reread("9999-12-31T23:59:59.999999Z") == "9999-12-31T23:59:59.999999Z");
  CHECK(reread("0001-01-01T00:00:00+00:01") == "nothing");
  CHECK(reread("9999-12-31T23:59:59-00:01") == "nothing");
}

TEST_CASE("a leap day exists only in a leap year") {
  CHECK(reread("2024-02-29T00:00:00Z") == "2024-02-29T00:00:00.000000Z");
  CHECK(reread("2023-02-29T00:00:00Z") == "nothing");
}

TEST_CASE("what is not RFC 3339 is no time") {
  const auto text = GENERATE(as<std::string>{}, "", "2026-11-22", "2026-11-22T08:00:00", "2026-11-22T08:00Z",
                             "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-11-31T00:00:00Z",
                             "2026-11-22T24:00:00Z", "2026-11-22T08:60:00Z", "2026-11-22T08:00:60Z",
                             "2026-11-22T08:00:00.Z", "2026-11-22T08:00:00+24:00", "2026-11-22T08:00:00+0530",
                             "2026-11-22T08:00:00Z ", " 2026-11-22T08:00:00Z", "0000-01-01T00:00:00Z",
                             "20261-01-01T00:00:00Z", "1700000000", "2026-11-22T08:00:00,5Z");
  CAPTURE(text);
  CHECK(reread(text) == "nothing");
}

TEST_CASE("a time bound may be a span before now") {
  const Timestamp now = *parseTimestamp("2026-11-22T08:00:00Z");
  const auto bound = [&](std::string_view text) {
    const auto t = parseTimeBound(text, now);
    return t ? formatTimestamp(*t) : "nothing";
  };
  CHECK(bound("90s") == "2026-11-22T07:58:30.000000Z");
  CHECK(bound("15m") == "2026-11-22T07:45:00.000000Z");
  CHECK(bound("24h") == "2026-11-21T08:00:00.000000Z");
  CHECK(bound("7d") == "2026-11-15T08:00:00.000000Z");
  CHECK(bound("2026-11-01T00:00:00Z") == "2026-11-01T00:00:00.000000Z");
  CHECK(bound("2000000000d") == "0001-01-01T00:00:00.000000Z");
  for (const char* bad : {"", "7", "d", "-7d", "7w", "7 d", "1.5h", "99999999999d"})
    CHECK(bound(bad) == "nothing");
}

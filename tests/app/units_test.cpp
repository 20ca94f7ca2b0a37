#include "settings/units.hpp"

#include <catch2/catch.hpp>

namespace vedette::app {
namespace {

using namespace std::chrono_literals;

TEST_CASE("a duration is a number of seconds or carries its unit") {
  CHECK(parseDuration("90") == 90s);
  CHECK(parseDuration("90s") == 90s);
  CHECK(parseDuration("15m") == 900s);
  CHECK(parseDuration("24h") == 24h);
  CHECK(parseDuration("7d") == 168h);
  for (const char* wrong :
       {"", "s", "-1", "+1", "1.5s", "1 s", "1w", "0x10", "99999999999999999999", "9999999999999999d"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parseDuration(wrong));
  }
}

TEST_CASE("bytes are a number or carry a binary unit") {
  CHECK(parseBytes("8192") == 8192);
  CHECK(parseBytes("8KiB") == 8192);
  CHECK(parseBytes("256MiB") == 256u << 20);
  CHECK(parseBytes("4GiB") == std::uint64_t{4} << 30);
  for (const char* wrong : {"", "KiB", "1KB", "1k", "-1", "99999999999GiB"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parseBytes(wrong));
  }
}

TEST_CASE("what is written in units reads back as itself") {
  for (const auto duration : {0s, 59s, 60s, 61s, 3600s, 86'400s, 90'000s}) {
    CHECK(parseDuration(formatDuration(duration)) == duration);
  }
  for (const std::uint64_t bytes : {0ul, 1023ul, 1024ul, 1025ul, 1ul << 20, 1ul << 30, 3ul << 29}) {
    CHECK(parseBytes(formatBytes(bytes)) == bytes);
  }
  CHECK(formatDuration(3600s) == "1h");
  CHECK(formatBytes(3ul << 29) == "1536MiB");
}

}  // namespace
}  // namespace vedette::app

#include "service/log/log_line.hpp"

#include <catch2/catch.hpp>

namespace vedette::app {
namespace {

constexpr Timestamp noon{std::chrono::hours{12}};

TEST_CASE("a record is one line whatever the message holds") {
  for (const LogFormat format : {LogFormat::Json, LogFormat::Text}) {
    const std::string line =
        logLine(format, LogLevel::Info, noon, "a \"b\" \\ \n{\"level\":\"forged\"}\r\x1b[2J");
    CHECK(line.find('\n') == std::string::npos);
    CHECK(line.find('\r') == std::string::npos);
    CHECK(line.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("a JSON record has time, level and message") {
  CHECK(logLine(LogFormat::Json, LogLevel::Warning, noon, "say \"hi\"") ==
        R"({"time":"1970-01-01T12:00:00.000000Z","level":"warning","message":"say \"hi\""})");
}

TEST_CASE("a record for eyes has time, level and text") {
  CHECK(logLine(logFormatOf("text"), LogLevel::Error, noon, "the disk is full") ==
        "1970-01-01T12:00:00.000000Z error the disk is full");
}

TEST_CASE("each word of the settings names its level") {
  CHECK(logLevelOf("debug") == LogLevel::Debug);
  CHECK(logLevelOf("info") == LogLevel::Info);
  CHECK(logLevelOf("warning") == LogLevel::Warning);
  CHECK(logLevelOf("error") == LogLevel::Error);
}

}  // namespace
}  // namespace vedette::app

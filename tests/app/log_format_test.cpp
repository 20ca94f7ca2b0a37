#include "service/log/log_format.hpp"

#include <spdlog/details/log_msg.h>

#include <catch2/catch.hpp>

namespace vedette::app {
namespace {

using Catch::Contains;

std::string formatted(const char* format, const char* logger, const std::string& text) {
  spdlog::memory_buf_t out;
  logFormatter(format)->format({logger, spdlog::level::info, text}, out);
  return {out.data(), out.size()};
}

TEST_CASE("a record is one line whatever the message holds") {
  for (const char* format : {"json", "text"}) {
    const std::string line = formatted(format, "vedette", "a \"b\" \\ \n{\"level\":\"forged\"}\r\x1b[2J");
    CHECK(std::count(line.begin(), line.end(), '\n') == 1);
    CHECK(line.back() == '\n');
    CHECK(line.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("a JSON record has time, level and message") {
  const std::string line = formatted("json", "vedette", "say \"hi\"");
  CHECK_THAT(line, Catch::StartsWith(R"({"time":"2)") && Contains(R"(Z","level":"info")"));
  CHECK_THAT(line, Catch::EndsWith(R"("message":"say \"hi\""})"
                                   "\n"));
}

TEST_CASE("a line of the access log stays as it is") {
  CHECK(formatted("text", accessLogger, R"({"status":200})") == "{\"status\":200}\n");
}

}  // namespace
}  // namespace vedette::app

#include "service/log/log_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace vedette::app {
namespace {

// In the order of LogLevel.
constexpr std::array<std::string_view, 4> levels{"debug", "info", "warning", "error"};

// Control characters, quotes and backslashes as in JSON: harmless in plain text too.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out.append({'\\', c});
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

LogLevel logLevelOf(std::string_view word) {
  return static_cast<LogLevel>(std::find(levels.begin(), levels.end() - 1, word) - levels.begin());
}

LogFormat logFormatOf(std::string_view word) { return word == "json" ? LogFormat::Json : LogFormat::Text; }

std::string logLine(LogFormat format, LogLevel level, Timestamp time, std::string_view text) {
  const auto name = levels[static_cast<std::size_t>(level)];
  if (format == LogFormat::Text) return fmt::format("{} {} {}", formatTimestamp(time), name, escaped(text));
  return fmt::format(R"({{"time":"{}","level":"{}","message":"{}"}})", formatTimestamp(time), name,
                     escaped(text));
}

}  // namespace vedette::app

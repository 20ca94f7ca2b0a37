#pragma once

#include <string>
#include <string_view>

#include "vedette/domain/timestamp.hpp"

namespace vedette::app {

enum class LogLevel { Debug, Info, Warning, Error };
enum class LogFormat { Json, Text };

// Of the words of the settings, whose table allows no others.
LogLevel logLevelOf(std::string_view word);
LogFormat logFormatOf(std::string_view word);

// One record, one line without its end, whatever the text holds.
//   Json: {"time":"2026-11-22T08:00:00.123456Z","level":"info","message":"..."}
//   Text: 2026-11-22T08:00:00.123456Z info ...
std::string logLine(LogFormat, LogLevel, Timestamp, std::string_view text);

}  // namespace vedette::app

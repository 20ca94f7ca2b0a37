#pragma once

#include <spdlog/formatter.h>

#include <memory>
#include <string>
#include <string_view>

namespace vedette::app {

// One record, one line, whatever the message holds.
//   json: {"time":"2026-11-22T08:00:00.123456Z","level":"info","message":"..."}
//   text: 2026-11-22T08:00:00.123456Z info ...
// A message of the logger "access" is a line of JSON already and stays as it is.
std::unique_ptr<spdlog::formatter> logFormatter(const std::string& format);

inline constexpr const char* accessLogger = "access";

}  // namespace vedette::app

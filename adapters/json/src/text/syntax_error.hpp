#pragma once

#include <rapidjson/error/error.h>

#include <string>
#include <string_view>

namespace vedette::json {

// "JSON parse error - <what>: line 1 column 2 (char 1)". `offset` is in bytes; column and char count code
// points, as Python's json module does.
std::string syntaxMessage(std::string_view json, std::size_t offset, std::string_view what);

// The same for an error that RapidJSON found, in the words of Python's json module.
std::string syntaxMessage(std::string_view json, std::size_t offset, rapidjson::ParseErrorCode);

}  // namespace vedette::json

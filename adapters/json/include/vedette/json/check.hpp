#pragma once

#include <string_view>

#include "vedette/result.hpp"

namespace vedette::json {

// Whether every reader here would take this text as JSON, whatever stands at its root: Invalid with line,
// column and reason when not.
Result<void> check(std::string_view json);

}  // namespace vedette::json

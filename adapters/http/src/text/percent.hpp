#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vedette::http {

enum class Plus { Kept, AsSpace };

// Without its percent escapes. Nothing when one is malformed, or when the outcome holds NUL or is not UTF-8.
std::optional<std::string> percentDecoded(std::string_view, Plus);

// A decoded path as it may stand in a Location field: everything but unreserved characters and '/' is
// escaped.
std::string percentEncodedPath(std::string_view path);

}  // namespace vedette::http

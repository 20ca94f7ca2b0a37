#pragma once

#include <optional>
#include <string_view>

#include "../../failure.hpp"

namespace vedette::http {

inline constexpr std::string_view jsonType = "application/json";
inline constexpr std::string_view ndjsonType = "application/x-ndjson";

// 415, unless the request's Content-Type is the wanted one, without parameters or with charset=utf-8 alone.
std::optional<Failure> unlessContentType(std::string_view wanted, const Request&);

}  // namespace vedette::http

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vedette::http {

// A value that somebody sent, for a message: in quotes and cut to a readable length.
std::string quoted(std::string_view value);

// "info, low, medium"; "none" for an empty list.
std::string listed(const std::vector<std::string>& names);

}  // namespace vedette::http

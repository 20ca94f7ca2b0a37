#pragma once

#include <string_view>

namespace vedette::json {

// False for a number that a double can only hold as infinity or, though it is not zero, as zero.
bool fitsDouble(std::string_view token);

// The same for most numbers; false for those that take a closer look.
bool evidentlyFitsDouble(std::string_view token);

}  // namespace vedette::json

#pragma once

#include <string_view>

namespace vedette::json {

// False for a number that a double can only hold as infinity or, though it is not zero, as zero.
bool fitsDouble(std::string_view token);

}  // namespace vedette::json

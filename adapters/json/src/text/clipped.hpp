#pragma once

#include <string>
#include <string_view>

namespace vedette::json {

// At most the first 64 bytes, cut between characters, with "..." when something is left out. What a sender
// wrote goes back only in this form.
std::string clipped(std::string_view utf8);

}  // namespace vedette::json

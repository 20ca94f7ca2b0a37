#pragma once

#include <string>
#include <string_view>

namespace vedette::detection {

// A folded text that stands in everything a regular expression matches, without regard to case; the longest
// that a quick look finds, empty when there is none.
std::string requiredLiteral(std::string_view regex);

}  // namespace vedette::detection

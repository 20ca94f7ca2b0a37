#pragma once

#include <cstddef>
#include <string_view>

namespace vedette::detection {

// The text, in place, with one backslash for each two. A text in which some stand in odd number is none whose
// backslashes were doubled, and stays as it is.
std::string_view halved(char* text, std::size_t size);

}  // namespace vedette::detection

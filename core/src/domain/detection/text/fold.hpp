#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vedette::detection {

// Unicode's simple case folding as far as it keeps the length in UTF-8: Latin, Greek, Cyrillic, Armenian,
// full-width letters. What "without regard to case" means for every rule.
void fold(const char* text, std::size_t size, char* out);
std::string folded(std::string_view text);

}  // namespace vedette::detection

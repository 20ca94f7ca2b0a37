#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vedette::detection {

// Unicode's simple case folding as far as it keeps the length in UTF-8: Latin, Greek, Cyrillic, Armenian,
// full-width letters. What "without regard to case" means for every rule.
void fold(const char* text, std::size_t size, char* out);
std::string folded(std::string_view text);

// folded(text) == wanted, which most texts are told not to be by their size.
inline bool foldsTo(std::string_view text, std::string_view wanted) {
  return text.size() == wanted.size() && (text == wanted || folded(text) == wanted);
}

}  // namespace vedette::detection

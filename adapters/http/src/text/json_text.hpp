#pragma once

#include <string>
#include <string_view>

namespace vedette::http {

// Appends a JSON string, quotes included. Total: a byte that is not part of valid UTF-8 becomes U+FFFD, so
// text from outside can be written whatever it holds.
void appendJsonText(std::string& out, std::string_view text);

// How many bytes the UTF-8 character at the beginning takes; 0 when there is no valid one (RFC 3629).
std::size_t utf8Length(std::string_view text);

}  // namespace vedette::http

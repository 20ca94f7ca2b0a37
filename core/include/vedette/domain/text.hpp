#pragma once

#include <string>
#include <string_view>

namespace vedette {

// Text that every store keeps unchanged: UTF-8 (RFC 3629: no surrogates, no overlong forms) without NUL.
bool isStorableText(std::string_view);

// Code points of valid UTF-8: the unit of every length limit.
std::size_t lengthOf(std::string_view utf8);

// Seven bits each: all of it is valid UTF-8, though there may be NUL.
bool isAscii(std::string_view);

// The longest beginning of at most `bytes` bytes that cuts no character.
std::string_view beginningOf(std::string_view utf8, std::size_t bytes);

// ASCII letters only; what case-insensitive names compare by.
std::string toLower(std::string_view);
bool equalsIgnoringCase(std::string_view, std::string_view);
bool containsIgnoringCase(std::string_view text, std::string_view part);

// Without leading and trailing ASCII white space.
std::string_view trimmed(std::string_view);

}  // namespace vedette

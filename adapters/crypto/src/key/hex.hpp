#pragma once

#include <span>
#include <string>
#include <string_view>

namespace vedette::crypto {

std::string toHex(std::span<const unsigned char>);  // lower case

// Fills `out` from exactly twice as many digits of either case; else false.
bool fromHex(std::string_view digits, std::span<unsigned char> out);

}  // namespace vedette::crypto

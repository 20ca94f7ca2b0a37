#pragma once

#include <string>
#include <string_view>

namespace vedette::memory {

// SHA-256 of the bytes as 64 lower-case hex digits. Names follow FIPS 180-4, sections 4.1.2, 5 and 6.2.
std::string sha256(std::string_view bytes);

}  // namespace vedette::memory

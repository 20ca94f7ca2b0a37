#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vedette::crypto {

// RFC 4648 §5 without padding.
std::string toBase64Url(std::string_view bytes);

// Only what toBase64Url() writes: no padding, no other character, unused bits zero.
std::optional<std::string> fromBase64Url(std::string_view text);

}  // namespace vedette::crypto

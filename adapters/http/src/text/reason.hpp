#pragma once

#include <string_view>

namespace vedette::http {

// The reason phrase of a status (RFC 9110 §15); empty for one that this server does not use.
std::string_view reasonOf(unsigned status);

}  // namespace vedette::http

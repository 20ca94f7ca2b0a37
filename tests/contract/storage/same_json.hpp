#pragma once

#include <string>
#include <string_view>

namespace vedette::contract {

// Equal for texts that are the same JSON: a store may change the order of members, escapes and exponents.
std::string canonicalJson(std::string_view);

}  // namespace vedette::contract

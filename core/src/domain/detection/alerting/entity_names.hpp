#pragma once

#include <optional>
#include <string_view>

namespace vedette {

// What an attribute of this name tells of: "user", "ip" ...; nothing when it names no entity.
std::optional<std::string_view> entityTypeOf(std::string_view attribute);

}  // namespace vedette

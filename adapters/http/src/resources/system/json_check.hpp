#pragma once

#include "../../route.hpp"

namespace vedette::http {

// Says of a body whether this server reads it as JSON, and if not, why and where: for those who write a
// shipper. It stores nothing and takes any Content-Type.
Response checkJson(const Call&);

inline constexpr std::size_t maxCheckedBytes = 64 * 1024;

}  // namespace vedette::http

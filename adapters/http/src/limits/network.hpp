#pragma once

#include <cstdint>
#include <string_view>

namespace vedette::http {

// What an IP address counts as: itself for IPv4, also when it is mapped into IPv6, and the first 64 bits for
// IPv6, since every subscriber has so many addresses of his own. The two never coincide but below ::/32,
// which nobody has. 0 for what is no address.
std::uint64_t networkOf(std::string_view address);

}  // namespace vedette::http

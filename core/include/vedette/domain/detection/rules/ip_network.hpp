#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vedette::detection {

struct IpAddress {
  bool v6 = false;
  std::array<std::uint8_t, 16> bytes = {};                  // the first 4 when not v6
  static std::optional<IpAddress> parse(std::string_view);  // dotted quad, or RFC 4291 text
};

struct IpNetwork {
  IpAddress base;
  unsigned prefix = 0;                                      // bits
  static std::optional<IpNetwork> parse(std::string_view);  // "10.0.0.0/8"; an address alone is itself

  bool contains(const IpAddress&) const;  // an address of the other family is outside
};

}  // namespace vedette::detection

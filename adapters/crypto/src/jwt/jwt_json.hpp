#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "vedette/ports/tokens.hpp"

namespace vedette::crypto {

// The one header that tokens are issued with.
inline constexpr std::string_view jwtHeader = R"({"alg":"HS256","typ":"JWT"})";

// HS256, of type JWT if any, and nothing else: no "crit", "b64", "zip", "kid", "jwk", "jku", "x5u" ...
bool isPlainHs256(std::string_view header);

std::string toJson(const Claims&);

struct ReadClaims {
  Claims claims;
  std::optional<Timestamp> notBefore = {};
};

// Nothing unless every claim is there, of its type, once, and no unknown one. Times are not judged.
std::optional<ReadClaims> claimsFrom(std::string_view payload);

}  // namespace vedette::crypto

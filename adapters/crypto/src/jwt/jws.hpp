#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "jwt/hmac_sha256.hpp"

namespace vedette::crypto {

// The decoded parts of a signed text in compact serialization (RFC 7515 §3.1).
struct Jws {
  std::string header;
  std::string payload;
};

std::string sign(const HmacSha256&, const Jws&);

// Nothing unless the text is three canonical parts and the last is the MAC of the others. The header is not
// read: it has no say in how the signature is checked, and who takes it must look at it.
std::optional<Jws> verify(const HmacSha256&, std::string_view compact);

}  // namespace vedette::crypto

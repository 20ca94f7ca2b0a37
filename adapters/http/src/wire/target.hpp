#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vedette::http {

struct Target {
  std::string path = {};  // decoded, without repeated slashes, begins with '/'; "*" for the asterisk form
  std::string_view query = {};      // as sent, without '?'
  std::string_view authority = {};  // of the absolute form; else empty
};

// The one reading of a request target that routing and access go by. Nothing for what two readers could take
// for different paths: dot segments, an encoded slash, backslash or NUL, control bytes, a fragment,
// characters that no URI holds (RFC 3986), or an escape that is malformed or not UTF-8.
std::optional<Target> readTarget(std::string_view raw);

// host [ ":" port ] (RFC 9110 §7.2), not empty, without user information.
bool isValidHost(std::string_view);

}  // namespace vedette::http

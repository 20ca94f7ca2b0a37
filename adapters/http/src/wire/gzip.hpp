#pragma once

#include <string>
#include <string_view>

namespace vedette::http {

// One gzip member (RFC 1952) of the content, made quickly rather than small. Throws when there is no memory.
std::string gzip(std::string_view content);

}  // namespace vedette::http

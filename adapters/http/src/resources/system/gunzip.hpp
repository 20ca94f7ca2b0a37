#pragma once

#include <string>
#include <string_view>

namespace vedette::http {

// The content of one gzip member that this program was built with: it is trusted to be sound.
std::string gunzip(std::string_view member);

}  // namespace vedette::http

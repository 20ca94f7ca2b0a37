#pragma once

#include "../paths.hpp"

namespace vedette::http::django {

// What a path is for, and for those who may write, which fields there are.
Response options(const Path&, const Principal&);

}  // namespace vedette::http::django

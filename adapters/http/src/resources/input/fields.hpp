#pragma once

#include <string_view>

#include "../../request.hpp"
#include "vedette/json/object.hpp"

namespace vedette::http {

// The members of a JSON body.
Result<json::Fields> readFields(const Request&);

// Adds that `name` is required, unless it was given or a problem names it already.
void requireUnlessNamed(std::vector<FieldError>& problems, std::string_view name, bool given);

}  // namespace vedette::http

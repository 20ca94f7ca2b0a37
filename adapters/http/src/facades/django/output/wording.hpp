#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "failure.hpp"
#include "vedette/error.hpp"

// What Django REST framework says, word for word.
namespace vedette::http::django {

Response detail(unsigned status, std::string_view text);  // {"detail":"..."}

// {"field":["...","..."]} with 400; the field "" is "non_field_errors".
using FieldTexts = std::vector<std::pair<std::string, std::string>>;
Response fieldTexts(const FieldTexts&);

std::string textOf(const FieldError&);

// The answer to a request that failed, before headers of the path are added.
Response refusal(const Failure&, Method);
Response refusal(const Error&);

}  // namespace vedette::http::django

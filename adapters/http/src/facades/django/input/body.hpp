#pragma once

#include <variant>

#include "failure.hpp"
#include "vedette/json/object.hpp"

namespace vedette::http::django {

constexpr std::size_t maxFormFields = 1000;  // as Django's DATA_UPLOAD_MAX_NUMBER_FIELDS

// The members of a request's body, by its Content-Type: JSON, or a form, whose values all are texts and of
// which the last one of a name counts. No body is no members, whatever the type says.
std::variant<json::Object, Failure> readBody(const Request&);

// multipart/form-data (RFC 7578): its parts that are no files.
std::variant<json::Object, Failure> readMultipart(std::string_view contentType, std::string_view body);

json::Object formObject(Parameters);  // in time that grows with their square

}  // namespace vedette::http::django

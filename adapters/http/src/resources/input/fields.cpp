#include "fields.hpp"

#include <algorithm>

namespace vedette::http {

Result<json::Fields> readFields(const Request& request) {
  Result<json::Object> object = json::Object::parse(request.body);
  if (!object) return object.error();
  return json::Fields{std::move(*object)};
}

void requireUnlessNamed(std::vector<FieldError>& problems, std::string_view name, bool given) {
  const auto isNamed = [&](const FieldError& problem) { return problem.field == name; };
  if (given || std::any_of(problems.begin(), problems.end(), isNamed)) return;
  problems.push_back({std::string{name}, Violation::Required, "This field is required.", {}});
}

}  // namespace vedette::http

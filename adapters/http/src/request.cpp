#include "request.hpp"

namespace vedette::http {

std::string_view toString(Method method) {
  switch (method) {
    case Method::Get:
      return "GET";
    case Method::Head:
      return "HEAD";
    case Method::Post:
      return "POST";
    case Method::Put:
      return "PUT";
    case Method::Patch:
      return "PATCH";
    case Method::Delete:
      return "DELETE";
    case Method::Options:
      return "OPTIONS";
  }
  return "";
}

std::string_view Request::field(std::string_view lowerCaseName) const {
  for (const auto& [name, value] : fields)
    if (name == lowerCaseName) return value;
  return {};
}

}  // namespace vedette::http

#include "content_type.hpp"

#include "vedette/domain/text.hpp"

namespace vedette::http {

namespace {

bool isUtf8Charset(std::string_view parameter) {
  const auto equals = parameter.find('=');
  if (equals == parameter.npos || !equalsIgnoringCase(trimmed(parameter.substr(0, equals)), "charset"))
    return false;
  std::string_view value = trimmed(parameter.substr(equals + 1));
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
    value = value.substr(1, value.size() - 2);
  return equalsIgnoringCase(value, "utf-8");
}

bool isType(std::string_view sent, std::string_view wanted) {
  if (sent == wanted) return true;
  const auto semicolon = sent.find(';');
  if (!equalsIgnoringCase(trimmed(sent.substr(0, semicolon)), wanted)) return false;
  return semicolon == sent.npos || isUtf8Charset(sent.substr(semicolon + 1));
}

}  // namespace

std::optional<Failure> unlessContentType(std::string_view wanted, const Request& request) {
  const std::string_view sent = request.field("content-type");
  if (isType(sent, wanted)) return {};
  return Failure{415, "The body must be sent as " + std::string{wanted} + ", in UTF-8; Content-Type " +
                          (sent.empty() ? "is missing." : "says otherwise.")};
}

}  // namespace vedette::http

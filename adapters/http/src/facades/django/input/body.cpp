#include "body.hpp"

#include <algorithm>

#include "vedette/domain/text.hpp"

namespace vedette::http::django {
namespace {

std::variant<json::Object, Failure> readJson(std::string_view body) {
  Result<json::Object> object = json::Object::parse(body);
  if (!object) return Failure{400, object.error().message, object.error().fields};
  return *std::move(object);
}

std::variant<json::Object, Failure> readForm(std::string_view body) {
  if (std::count(body.begin(), body.end(), '&') >= std::ptrdiff_t{maxFormFields})
    return Failure{400, "The form has too many fields."};
  std::optional<Parameters> parameters = parseParameters(body);
  if (!parameters)
    return Failure{400, "The form is malformed: its values must be percent-encoded UTF-8 without NUL."};
  return formObject(std::move(*parameters));
}

}  // namespace

json::Object formObject(Parameters parameters) {
  std::vector<json::Member> members;
  for (auto& [name, value] : parameters) {
    const auto earlier =
        std::find_if(members.begin(), members.end(),
                     [&wanted = name](const json::Member& member) { return member.name == wanted; });
    if (earlier != members.end())
      earlier->text = std::move(value);
    else
      members.push_back({std::move(name), json::Kind::Text, std::move(value)});
  }
  return json::Object(std::move(members));
}

std::variant<json::Object, Failure> readBody(const Request& request) {
  if (request.body.empty()) return json::Object({});
  const std::string_view sent = request.field("content-type");
  const std::string type = toLower(trimmed(sent.substr(0, sent.find(';'))));
  if (type == "application/json") return readJson(request.body);
  if (type == "application/x-www-form-urlencoded") return readForm(request.body);
  if (type == "multipart/form-data") return readMultipart(sent, request.body);
  return Failure{415, "Unsupported media type \"" + std::string(sent) + "\" in request."};
}

}  // namespace vedette::http::django

#include "wording.hpp"

#include <algorithm>

#include "vedette/json/writer.hpp"

namespace vedette::http::django {
namespace {

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string wrongType(const FieldError& error) {
  if (error.field.empty()) return "Invalid data. Expected a dictionary, but got " + error.value + ".";
  if (error.value == "boolean") return "Must be a valid boolean.";
  if (error.value == "integer") return "A valid integer is required.";
  return "Not a valid string.";
}

std::string badFormat(const FieldError& error) {
  if (error.field == "email") return "Enter a valid email address.";
  if (error.field == "username")
    return "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.";
  return error.message;
}

}  // namespace

std::string textOf(const FieldError& error) {
  switch (error.violation) {
    case Violation::Required:
      return "This field is required.";
    case Violation::Null:
      return "This field may not be null.";
    case Violation::Blank:
      return "This field may not be blank.";
    case Violation::WrongType:
      return wrongType(error);
    case Violation::TooLong:
      return "Ensure this field has no more than " + error.value + " characters.";
    case Violation::BadFormat:
      return badFormat(error);
    case Violation::NotAChoice:
      return quoted(error.value) + " is not a valid choice.";
    case Violation::Taken:
      return error.field == "username" ? "A user with that username already exists." : error.message;
    case Violation::Reference:
      return error.value.empty() ? error.message
                                 : "Invalid pk " + quoted(error.value) + " - object does not exist.";
    default:
      return error.message;
  }
}

Response detail(unsigned status, std::string_view text) {
  std::string body;
  json::Writer(body).startObject().key("detail").text(text).endObject();
  return json(status, std::move(body));
}

Response fieldTexts(const FieldTexts& texts) {
  std::string body;
  json::Writer writer(body);
  writer.startObject();
  for (auto at = texts.begin(); at != texts.end(); ++at) {
    const auto sameField = [&](const auto& other) { return other.first == at->first; };
    if (std::any_of(texts.begin(), at, sameField)) continue;
    writer.name(at->first.empty() ? "non_field_errors" : at->first).startArray();
    for (auto of = at; of != texts.end(); ++of)
      if (sameField(*of)) writer.text(of->second);
    writer.endArray();
  }
  writer.endObject();
  return json(400, std::move(body));
}

}  // namespace vedette::http::django

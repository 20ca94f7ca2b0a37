#include "vedette/json/writer.hpp"
#include "wording.hpp"

namespace vedette::http::django {
namespace {

// {"detail","code"} and, when a token could not be used, why: the form of djangorestframework-simplejwt.
std::string coded(std::string_view text, std::string_view code, std::string_view tokenMessage = {}) {
  std::string body;
  json::Writer writer(body);
  writer.startObject().key("detail").text(text).key("code").text(code);
  if (!tokenMessage.empty()) {
    writer.key("messages").startArray().startObject();
    writer.key("token_class").text("AccessToken").key("token_type").text("access");
    writer.key("message").text(tokenMessage).endObject().endArray();
  }
  writer.endObject();
  return body;
}

Response unauthenticated(Refusal why) {
  constexpr std::string_view notValid = "Given token not valid for any token type";
  switch (why) {
    case Refusal::BadToken:
      return json(401, coded(notValid, "token_not_valid", "Token is invalid or expired"));
    case Refusal::WrongTokenType:
      return json(401, coded(notValid, "token_not_valid", "Token has wrong type"));
    case Refusal::UnknownUser:
      return json(401, coded("User not found", "user_not_found"));
    case Refusal::InactiveUser:
      return json(401, coded("User is inactive", "user_inactive"));
    default:
      return detail(401, "Authentication credentials were not provided.");
  }
}

std::string throttled(unsigned seconds) {
  return "Request was throttled. Expected available in " + std::to_string(seconds) +
         (seconds == 1 ? " second." : " seconds.");
}

Response invalid(const Failure& failure) {
  if (failure.fields.empty()) return detail(400, failure.detail);
  FieldTexts texts;
  for (const FieldError& error : failure.fields) texts.emplace_back(error.field, textOf(error));
  return fieldTexts(texts);
}

Response worded(const Failure& failure, Method method) {
  switch (failure.status) {
    case 400:
      return invalid(failure);
    case 401:
      return unauthenticated(failure.refusal.value_or(Refusal::NoCredentials));
    case 403:
      return detail(403, "You do not have permission to perform this action.");
    case 404:
      return detail(404, "Not found.");
    case 405:
      return detail(405, "Method \"" + std::string(toString(method)) + "\" not allowed.");
    case 429:
      return detail(429, throttled(failure.retryAfterSeconds));
    default:
      return detail(failure.status, failure.detail);
  }
}

}  // namespace

Response refusal(const Failure& failure, Method method) {
  Response response = worded(failure, method);
  if (failure.status == 401) response.fields.emplace_back("WWW-Authenticate", "Bearer realm=\"api\"");
  if (failure.retryAfterSeconds != 0)
    response.fields.emplace_back("Retry-After", std::to_string(failure.retryAfterSeconds));
  return response;
}

Response refusal(const Error& error) { return refusal(toFailure(error), Method::Get); }

}  // namespace vedette::http::django

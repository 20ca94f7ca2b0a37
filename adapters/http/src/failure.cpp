#include "failure.hpp"

#include <algorithm>

#include "text/json_text.hpp"
#include "text/reason.hpp"

namespace vedette::http {
namespace {

unsigned statusOf(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::Invalid:
      return 400;
    case ErrorKind::Unauthenticated:
      return 401;
    case ErrorKind::Forbidden:
      return 403;
    case ErrorKind::NotFound:
      return 404;
    case ErrorKind::Conflict:
      return 409;
    case ErrorKind::Stale:
      return 412;
    case ErrorKind::Limited:
      return 429;
    case ErrorKind::Unavailable:
      return 503;
  }
  return 500;
}

// Every field once, in the order of its first error, with all of its messages.
void appendErrors(std::string& out, const std::vector<FieldError>& errors) {
  for (auto first = errors.begin(); first != errors.end(); ++first) {
    const auto sameField = [&](const FieldError& other) { return other.field == first->field; };
    if (std::any_of(errors.begin(), first, sameField)) continue;
    out += out.back() == '{' ? "" : ",";
    appendJsonText(out, first->field);
    out += ":[";
    for (auto each = first; each != errors.end(); ++each) {
      if (!sameField(*each)) continue;
      out += each == first ? "" : ",";
      appendJsonText(out, each->message);
    }
    out += ']';
  }
}

std::string challengeFor(Refusal refusal) {
  return refusal == Refusal::NoCredentials ? "Bearer" : "Bearer error=\"invalid_token\"";
}

std::string problemBody(const Failure& failure) {
  std::string body = R"({"type":"about:blank","title":)";
  appendJsonText(body, reasonOf(failure.status));
  body += ",\"status\":" + std::to_string(failure.status) + ",\"detail\":";
  appendJsonText(body, failure.detail);
  if (!failure.fields.empty()) {
    body += ",\"errors\":{";
    appendErrors(body, failure.fields);
    body += '}';
  }
  return body += '}';
}

}  // namespace

Failure toFailure(const Error& error) {
  Failure failure{.status = statusOf(error.kind), .detail = error.message, .fields = error.fields};
  if (error.cause == Cause::StoreAway) failure.detail = storeAwayDetail;
  if (error.kind == ErrorKind::Limited || error.kind == ErrorKind::Unavailable)
    failure.retryAfterSeconds = std::max(error.retryAfterSeconds, 1u);
  return failure;
}

Response problem(const Failure& failure, const Request&) {
  Response response{
      .status = failure.status, .body = problemBody(failure), .contentType = "application/problem+json"};
  if (failure.status == 401)
    response.fields.emplace_back("WWW-Authenticate",
                                 challengeFor(failure.refusal.value_or(Refusal::NoCredentials)));
  if (!failure.allow.empty()) response.fields.emplace_back("Allow", failure.allow);
  if (failure.retryAfterSeconds > 0)
    response.fields.emplace_back("Retry-After", std::to_string(failure.retryAfterSeconds));
  return response;
}

}  // namespace vedette::http

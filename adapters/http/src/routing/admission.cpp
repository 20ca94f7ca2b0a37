#include "routing/admission.hpp"

#include "text/percent.hpp"

namespace vedette::http {
namespace {

constexpr std::size_t usualBodyLimit = 1 << 20;

std::string lowered(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return lower;
}

Response redirectToSlash(const Request& request) {
  std::string location = percentEncodedPath(request.path) + '/';
  if (!request.rawQuery.empty()) location.append(1, '?').append(request.rawQuery);
  return {.status = 301,
          .contentType = "text/html; charset=utf-8",
          .fields = {{"Location", std::move(location)}}};
}

Response allowing(std::string allow) { return {.status = 204, .fields = {{"Allow", std::move(allow)}}}; }

Failure storeAway() {
  return {.status = 503, .detail = std::string(storeAwayDetail), .retryAfterSeconds = 1};
}

bool sendsEvents(const Access& access) {
  return access.kind == Access::Kind::Needs && access.permission == Permission::EventsWrite;
}

}  // namespace

std::optional<std::variant<Response, Failure>> answerWithoutHandler(const Match& match,
                                                                    const Request& request) {
  using Answer = std::variant<Response, Failure>;
  switch (match.kind) {
    case Match::Kind::Found:
      return std::nullopt;
    case Match::Kind::Options:
      return Answer(allowing(match.allow));
    case Match::Kind::Redirect:
      return Answer(redirectToSlash(request));
    case Match::Kind::NotAllowed:
      return Answer(
          Failure{.status = 405, .detail = "The method is not allowed here.", .allow = match.allow});
    case Match::Kind::NotFound:
      break;
  }
  if (request.path == "*") return Answer(allowing("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"));
  return Answer(Failure{.status = 404, .detail = "There is nothing at this path."});
}

bool isEnough(const std::optional<Authentication>& remembered, const Access& access) {
  return remembered && (!remembered->withoutStore || sendsEvents(access));
}

std::optional<Failure> checkAccess(const Access& access, const Authentication& authentication) {
  if (access.kind == Access::Kind::Public) return std::nullopt;
  if (!authentication.principal) {
    if (authentication.refusal == Refusal::StoreAway) return storeAway();
    if (authentication.refusal == Refusal::StoreBusy)
      return Failure{
          .status = 503, .detail = "Accounts cannot be read at the moment.", .retryAfterSeconds = 1};
    return Failure{.status = 401,
                   .detail = "A valid access token is needed: Authorization: Bearer <token>.",
                   .refusal = authentication.refusal};
  }
  if (authentication.withoutStore && !sendsEvents(access)) return storeAway();
  if (access.kind == Access::Kind::Needs && !authentication.principal->may(access.permission))
    return Failure{.status = 403, .detail = "Your role does not allow this."};
  return std::nullopt;
}

std::optional<Failure> checkBody(const Route* route, const Request& request, const Envelope& envelope) {
  const bool streaming = route && std::holds_alternative<Streaming>(route->handler);
  const std::size_t limit = route ? route->bodyLimit : usualBodyLimit;
  if (envelope.framing.kind == Framing::Kind::Length && envelope.framing.length > limit)
    return Failure{.status = 413,
                   .detail = "The body is too large: at most " + std::to_string(limit) + " bytes are taken."};
  const std::string coding = lowered(request.field("content-encoding"));
  if (!coding.empty() && coding != "identity" && !(streaming && isGzip(request)))
    return Failure{.status = 415,
                   .detail = streaming ? "Content-Encoding may be gzip or nothing."
                                       : "Content-Encoding is not taken here."};
  if (envelope.unknownExpectation)
    return Failure{.status = 417, .detail = "The only expectation that is met is 100-continue."};
  return std::nullopt;
}

std::string_view bearerOf(const Request& request) {
  std::string_view value = request.field("authorization");
  constexpr std::size_t scheme = 6;
  if (value.size() <= scheme || value[scheme] != ' ' || lowered(value.substr(0, scheme)) != "bearer")
    return {};
  value.remove_prefix(std::min(value.find_first_not_of(' ', scheme), value.size()));
  return value;
}

bool isGzip(const Request& request) {
  const std::string coding = lowered(request.field("content-encoding"));
  return coding == "gzip" || coding == "x-gzip";
}

}  // namespace vedette::http

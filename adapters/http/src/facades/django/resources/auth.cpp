#include "../input/body.hpp"
#include "../input/fields.hpp"
#include "../output/wording.hpp"
#include "handlers.hpp"

namespace vedette::http::django {
namespace {

Response denied(std::string body) {
  Response response = json(401, std::move(body));
  response.fields.emplace_back("WWW-Authenticate", "Bearer realm=\"api\"");
  return response;
}

}  // namespace

Response obtainToken(Core& core, const Call& call) {
  auto body = readBody(call.request);
  if (const auto* failure = std::get_if<Failure>(&body)) return refusal(*failure, call.request.method);
  Input input(std::get<json::Object>(std::move(body)));
  const auto username = input.text("username", Presence::Required);
  const auto password = input.secret("password", Presence::Required);
  if (input.broken()) return refusal(input.failure(), call.request.method);

  const Result<TokenPair> pair = core.signIn.withPassword(*username, *password, call.request.remote);
  if (!pair && pair.error().kind == ErrorKind::Unauthenticated)
    return denied(R"({"detail":"No active account found with the given credentials"})");
  if (!pair) return refusal(pair.error());
  std::string answer;
  json::Writer(answer)
      .startObject()
      .key("refresh")
      .text(pair->refresh)
      .key("access")
      .text(pair->access)
      .endObject();
  return json(200, std::move(answer));
}

Response refreshToken(Core& core, const Call& call) {
  auto body = readBody(call.request);
  if (const auto* failure = std::get_if<Failure>(&body)) return refusal(*failure, call.request.method);
  Input input(std::get<json::Object>(std::move(body)));
  const auto token = input.text("refresh", Presence::Required);
  if (input.broken()) return refusal(input.failure(), call.request.method);

  const Result<TokenPair> pair = core.signIn.refresh(*token);
  if (!pair && pair.error().kind == ErrorKind::Unauthenticated)
    return denied(R"({"detail":"Token is invalid or expired","code":"token_not_valid"})");
  if (!pair) return refusal(pair.error());
  std::string answer;
  json::Writer(answer)
      .startObject()
      .key("access")
      .text(pair->access)
      .key("refresh")
      .text(pair->refresh)
      .endObject();
  return json(200, std::move(answer));
}

}  // namespace vedette::http::django

#include "auth.hpp"

#include "../input/fields.hpp"
#include "vedette/json/writer.hpp"

namespace vedette::http {

namespace {

Response pairAnswer(const TokenPair& pair) {
  std::string body;
  json::Writer writer{body};
  writer.startObject();
  writer.key("access_token").text(pair.access);
  writer.key("refresh_token").text(pair.refresh);
  writer.key("token_type").text("bearer");
  writer.key("expires_in").integer(pair.accessLifetime.count());
  writer.endObject();
  Response response = json(200, std::move(body));
  response.fields.emplace_back("Cache-Control", "no-store");
  return response;
}

Result<Response> answer(const Result<TokenPair>& pair) {
  if (!pair) return pair.error();
  return pairAnswer(*pair);
}

}  // namespace

Result<Response> signIn(Core& core, const Call& call) {
  Result<json::Fields> fields = readFields(call.request);
  if (!fields) return fields.error();
  const auto username = fields->text("username");
  const auto password = fields->text("password");
  auto problems = fields->problems();
  requireUnlessNamed(problems, "username", username.has_value());
  requireUnlessNamed(problems, "password", password.has_value());
  if (!problems.empty()) return invalid(std::move(problems));
  return answer(core.signIn.withPassword(*username, *password, call.request.remote));
}

Result<Response> refreshTokens(Core& core, const Call& call) {
  Result<json::Fields> fields = readFields(call.request);
  if (!fields) return fields.error();
  const auto token = fields->text("refresh_token");
  auto problems = fields->problems();
  requireUnlessNamed(problems, "refresh_token", token.has_value());
  if (!problems.empty()) return invalid(std::move(problems));
  return answer(core.signIn.refresh(*token));
}

Result<Response> signOut(Core& core, const Call& call) {
  const Result<void> out = core.signIn.out(call.principal);
  if (!out) return out.error();
  return noContent();
}

}  // namespace vedette::http

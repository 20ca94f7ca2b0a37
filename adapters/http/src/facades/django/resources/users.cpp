#include "../input/body.hpp"
#include "../input/fields.hpp"
#include "../input/query.hpp"
#include "../output/pagination.hpp"
#include "handlers.hpp"

namespace vedette::http::django {
namespace {

void writeUser(json::Writer& writer, const User& user) {
  writer.startObject().key("id").integer(user.id).key("username").text(user.username);
  writer.key("email").text(user.email).key("first_name").text(user.firstName);
  writer.key("last_name").text(user.lastName).key("role").text(user.role);
  writer.key("is_active").boolean(user.active).key("date_joined").time(user.createdAt).endObject();
}

Response answer(unsigned status, const Result<User>& user) {
  if (!user) return refusal(user.error());
  std::string body;
  json::Writer writer(body);
  writeUser(writer, *user);
  return json(status, std::move(body));
}

bool isAnyRole(std::string_view) { return true; }  // which roles there are, the core knows

UserDraft readDraft(Input& input, Presence presence) {
  UserDraft draft;
  draft.username = input.text("username", presence);
  draft.email = input.blankableText("email");
  draft.firstName = input.blankableText("first_name");
  draft.lastName = input.blankableText("last_name");
  draft.role = input.choice("role", Presence::Optional, isAnyRole);
  draft.active = input.boolean("is_active");
  draft.password = input.secret("password", presence);
  return draft;
}

// Everything that is wrong with the request, what only the store can tell among it.
std::optional<Response> refused(Core& core, const Call& call, Input& input, const UserDraft& draft) {
  const Result<std::vector<FieldError>> problems = core.users.check(call.principal, draft);
  if (!problems) return refusal(problems.error());
  input.add(*problems);
  if (input.broken()) return refusal(input.failure(), call.request.method);
  return std::nullopt;
}

// PUT with everything that is required, PATCH with any part. An account keeps its name: the audit trail and
// the histories of alerts know people by it.
Response change(Core& core, const Call& call, Presence presence) {
  const auto id = idIn(call);
  if (!id) return noSuchObject();
  const Result<User> current = core.users.find(call.principal, *id);
  if (!current) return refusal(current.error());
  auto body = readBody(call.request);
  if (const auto* failure = std::get_if<Failure>(&body)) return refusal(*failure, call.request.method);
  Input input(std::get<json::Object>(std::move(body)));
  UserDraft draft = readDraft(input, presence);
  if (draft.username && *draft.username != current->username)
    input.problem({"username", Violation::Reference, "The username of an account cannot be changed.", {}});
  draft.username.reset();
  if (auto response = refused(core, call, input, draft)) return *std::move(response);
  return answer(200, core.users.change(call.principal, *id, draft));
}

}  // namespace

Response listUsers(Core& core, const Call& call) {
  const auto query = Query::of(call.request);
  if (!query) return malformedQuery();
  const auto list = [&](const PageRequest& page) { return core.users.list(call.principal, page); };
  return paginated(call.request, *query, list, writeUser);
}

Response createUser(Core& core, const Call& call) {
  auto body = readBody(call.request);
  if (const auto* failure = std::get_if<Failure>(&body)) return refusal(*failure, call.request.method);
  Input input(std::get<json::Object>(std::move(body)));
  const UserDraft draft = readDraft(input, Presence::Required);
  if (auto response = refused(core, call, input, draft)) return *std::move(response);
  return answer(201, core.users.add(call.principal, draft));
}

Response showMe(Core& core, const Call& call) { return answer(200, core.users.me(call.principal)); }

Response showUser(Core& core, const Call& call) {
  const auto id = idIn(call);
  return id ? answer(200, core.users.find(call.principal, *id)) : noSuchObject();
}

Response replaceUser(Core& core, const Call& call) { return change(core, call, Presence::Required); }
Response changeUser(Core& core, const Call& call) { return change(core, call, Presence::Optional); }

Response deleteUser(Core& core, const Call& call) {
  const auto id = idIn(call);
  if (!id) return noSuchObject();
  const Result<void> removed = core.users.remove(call.principal, *id);
  return removed ? noContent() : refusal(removed.error());
}

}  // namespace vedette::http::django

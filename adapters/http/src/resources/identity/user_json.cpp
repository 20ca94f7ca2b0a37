#include "user_json.hpp"

#include "../input/fields.hpp"

namespace vedette::http {

namespace {

UserDraft readCommon(json::Fields& fields) {
  UserDraft draft;
  draft.password = fields.text("password");
  draft.email = fields.text("email");
  draft.firstName = fields.text("first_name");
  draft.lastName = fields.text("last_name");
  draft.role = fields.text("role");
  draft.active = fields.boolean("is_active");
  return draft;
}

// What is wrong with the values goes along with what is wrong with their types: every broken field at once.
void addBroken(std::vector<FieldError>& problems, const UserDraft& draft) {
  for (FieldError& broken : checkUser(draft)) problems.push_back(std::move(broken));
}

}  // namespace

void writeUser(json::Writer& writer, const User& user) {
  writer.startObject();
  writer.key("id").integer(user.id);
  writer.key("username").text(user.username);
  writer.key("email").text(user.email);
  writer.key("first_name").text(user.firstName);
  writer.key("last_name").text(user.lastName);
  writer.key("role").text(user.role);
  writer.key("is_active").boolean(user.active);
  writer.key("created_at").time(user.createdAt);
  writer.key("last_login_at").timeOrNull(user.lastLoginAt);
  writer.endObject();
}

Result<UserDraft> readNewUser(const Request& request) {
  Result<json::Fields> fields = readFields(request);
  if (!fields) return fields.error();
  std::optional<std::string> username = fields->text("username");
  UserDraft draft = readCommon(*fields);
  draft.username = std::move(username);
  auto problems = fields->problems();
  requireUnlessNamed(problems, "username", draft.username.has_value());
  requireUnlessNamed(problems, "password", draft.password.has_value());
  if (problems.empty()) return draft;
  addBroken(problems, draft);
  return invalid(std::move(problems));
}

Result<UserDraft> readUserChange(const Request& request) {
  Result<json::Fields> fields = readFields(request);
  if (!fields) return fields.error();
  UserDraft draft = readCommon(*fields);
  auto problems = fields->problems();
  if (problems.empty()) return draft;
  addBroken(problems, draft);
  return invalid(std::move(problems));
}

}  // namespace vedette::http

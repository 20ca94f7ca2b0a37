#include <catch2/catch.hpp>

#include "embedded_core.hpp"

using namespace vedette;
using namespace vedette::test;

namespace {

UserDraft account(std::string name) {
  UserDraft draft;
  draft.username = std::move(name);
  draft.password = "a good password";
  return draft;
}

FieldError onlyProblem(const Result<User>& result) {
  REQUIRE_FALSE(result);
  REQUIRE(result.error().fields.size() == 1);
  return result.error().fields[0];
}

}  // namespace

TEST_CASE("a new account is an active analyst unless it says otherwise, and its password is only a hash") {
  EmbeddedCore embedded;
  const User user = embedded.core.users.add(Principal::system(), account("ana")).value();
  CHECK(user.role == "analyst");
  CHECK(user.active);
  CHECK(user.createdAt == embedded.clock.now());
  CHECK(user.passwordHash.find("a good password") == std::string::npos);
  CHECK(embedded.audit().front().object == "user:ana");
}

TEST_CASE("a taken name and an unknown role are named by field") {
  EmbeddedCore embedded;
  REQUIRE(embedded.core.users.add(Principal::system(), account("ana")));
  CHECK(onlyProblem(embedded.core.users.add(Principal::system(), account("ANA"))).violation ==
        Violation::Taken);
  UserDraft draft = account("bob");
  draft.role = "root";
  const FieldError role = onlyProblem(embedded.core.users.add(Principal::system(), draft));
  CHECK(role.field == "role");
  CHECK(role.violation == Violation::NotAChoice);
  CHECK(role.value == "root");
}

TEST_CASE("what the store knows to be wrong is told with the rest") {
  EmbeddedCore embedded;
  REQUIRE(embedded.core.users.add(Principal::system(), account("ana")));
  UserDraft draft;
  draft.username = "ana";
  draft.email = "nowhere";
  draft.role = "root";
  const auto refused = embedded.core.users.add(Principal::system(), draft);
  REQUIRE_FALSE(refused);
  std::vector<std::string> fields;
  for (const FieldError& problem : refused.error().fields) fields.push_back(problem.field);
  CHECK(fields == std::vector<std::string>{"email", "username", "role", "password"});
}

TEST_CASE("name and password are required together") {
  EmbeddedCore embedded;
  const auto refused = embedded.core.users.add(Principal::system(), {});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fields.size() == 2);
}

TEST_CASE("the last active admin stays an active admin") {
  EmbeddedCore embedded;
  const User root = embedded.addUser("root", "admin");
  UserDraft demoted;
  demoted.role = "viewer";
  UserDraft disabled;
  disabled.active = false;
  CHECK(embedded.core.users.change(Principal::system(), root.id, demoted).error().kind ==
        ErrorKind::Conflict);
  CHECK(embedded.core.users.change(Principal::system(), root.id, disabled).error().kind ==
        ErrorKind::Conflict);
  CHECK(embedded.core.users.remove(Principal::system(), root.id).error().kind == ErrorKind::Conflict);
  const User second = embedded.addUser("second", "admin");
  CHECK(embedded.core.users.change(Principal::system(), root.id, disabled));
  CHECK(embedded.core.users.remove(Principal::system(), second.id).error().kind == ErrorKind::Conflict);
  CHECK(embedded.core.users.remove(Principal::system(), root.id));
}

TEST_CASE("nobody deletes themselves") {
  EmbeddedCore embedded;
  const User root = embedded.addUser("root", "admin");
  embedded.addUser("second", "admin");
  Principal self = Principal::system();
  self.userId = root.id;
  CHECK(embedded.core.users.remove(self, root.id).error().kind == ErrorKind::Conflict);
}

TEST_CASE("only an admin sees or changes accounts, but everybody sees their own") {
  EmbeddedCore embedded;
  const User ana = embedded.addUser("ana", "analyst");
  const Principal self = *embedded.core.authenticate(embedded.signIn("ana").access).principal;
  CHECK(embedded.core.users.me(self)->username == "ana");
  CHECK(embedded.core.users.list(self, {}).error().kind == ErrorKind::Forbidden);
  CHECK(embedded.core.users.find(self, "ana").error().kind == ErrorKind::Forbidden);
  CHECK(embedded.core.users.check(self, account("ana")).error().kind == ErrorKind::Forbidden);
  CHECK(embedded.core.users.add(self, account("x")).error().kind == ErrorKind::Forbidden);
  CHECK(embedded.core.users.change(self, ana.id, {}).error().kind == ErrorKind::Forbidden);
  CHECK(embedded.core.users.remove(self, ana.id).error().kind == ErrorKind::Forbidden);
}

TEST_CASE("a custom role gives its permissions to those who hold it, and only while it says so") {
  EmbeddedCore embedded;
  RoleDraft draft{"tier-2", "Second line", std::vector<std::string>{"alerts:read", "alerts:write"}};
  REQUIRE(embedded.core.roles.add(Principal::system(), draft));
  embedded.addUser("ana", "tier-2");
  const std::string token = embedded.signIn("ana").access;
  CHECK(embedded.core.authenticate(token).principal->may(Permission::AlertsWrite));
  REQUIRE(embedded.core.roles.change(Principal::system(), "tier-2",
                                     {{}, {}, std::vector<std::string>{"alerts:read"}}));
  CHECK_FALSE(embedded.core.authenticate(token).principal->may(Permission::AlertsWrite));
}

TEST_CASE("built-in roles never change and a role in use stays") {
  EmbeddedCore embedded;
  Core& core = embedded.core;
  const Principal admin = Principal::system();
  CHECK(core.roles.add(admin, {"admin", {}, std::vector<std::string>{}}).error().kind == ErrorKind::Conflict);
  CHECK(core.roles.change(admin, "viewer", {}).error().kind == ErrorKind::Conflict);
  CHECK(core.roles.remove(admin, "viewer").error().kind == ErrorKind::Conflict);
  REQUIRE(core.roles.add(admin, {"custom", {}, std::vector<std::string>{"stats:read"}}));
  const User ana = embedded.addUser("ana", "custom");
  CHECK(core.roles.remove(admin, "custom").error().kind == ErrorKind::Conflict);
  REQUIRE(core.users.remove(admin, ana.id));
  CHECK(core.roles.remove(admin, "custom"));
  CHECK(core.roles.find(admin, "custom").error().kind == ErrorKind::NotFound);
}

TEST_CASE("a role with a permission that does not exist is refused by name") {
  EmbeddedCore embedded;
  const auto refused = embedded.core.roles.add(Principal::system(),
                                               {"custom", {}, std::vector<std::string>{"events:everything"}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fields.at(0).field == "permissions");
  CHECK(refused.error().fields.at(0).value == "events:everything");
}

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "vedette/domain/identity/role.hpp"
#include "vedette/domain/identity/user.hpp"

using namespace vedette;

namespace {

const Role& builtIn(std::string_view name) {
  const auto& roles = builtInRoles();
  return *std::find_if(roles.begin(), roles.end(), [&](const Role& r) { return r.name == name; });
}

std::string namesOf(const Role& role) {
  std::string names;
  for (Permission permission : role.permissions.list()) names += std::string(toString(permission)) + " ";
  return names;
}

std::vector<std::string> brokenFields(const UserDraft& draft) {
  std::vector<std::string> fields;
  for (const FieldError& error : checkUser(draft)) fields.push_back(error.field);
  return fields;
}

UserDraft named(std::string username) {
  UserDraft draft;
  draft.username = std::move(username);
  return draft;
}

}  // namespace

TEST_CASE("every permission has a name of its own that reads back") {
  std::set<std::string_view> names;
  for (Permission permission : allPermissions()) {
    names.insert(toString(permission));
    CHECK(parsePermission(toString(permission)) == permission);
  }
  CHECK(names.size() == permissionCount);
  CHECK_FALSE(parsePermission("events:*"));
}

TEST_CASE("the built-in roles may what the contract says") {
  CHECK(builtIn("admin").permissions == PermissionSet::all());
  CHECK(namesOf(builtIn("analyst")) == "events:read alerts:read alerts:feedback rules:read stats:read ");
  CHECK(namesOf(builtIn("responder")) ==
        "events:read alerts:read alerts:write alerts:feedback rules:read cases:read cases:write stats:read ");
  CHECK(namesOf(builtIn("ingestor")) == "events:write ");
  CHECK(namesOf(builtIn("viewer")) == "alerts:read stats:read ");
}

TEST_CASE("a principal without a permission is told which one it lacks") {
  const Principal viewer{7, "vera", "viewer", builtIn("viewer").permissions, ""};
  CHECK(viewer.require(Permission::AlertsRead));
  const auto refused = viewer.require(Permission::EventsWrite);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::Forbidden);
  CHECK(refused.error().message.find("events:write") != std::string::npos);
}

TEST_CASE("a role name is lower case and begins with a letter") {
  for (const char* good : {"a", "soc-lead", "tier_2"}) CHECK(checkRoleName(good));
  for (const std::string& bad :
       {std::string(), std::string("Admin"), std::string("2nd"), std::string("a b"), std::string(51, 'a')})
    CHECK_FALSE(checkRoleName(bad));
}

TEST_CASE("a user name is letters, digits and a few marks") {
  CHECK(brokenFields(named("jane.doe+soc@example_corp-1")).empty());
  CHECK(brokenFields(named(std::string(150, 'x'))).empty());
  for (const std::string& bad : {std::string(), std::string("jane doe"), std::string("jane\n"),
                                 std::string(151, 'x'), std::string("j\xC3\xA4ne")})
    CHECK(brokenFields(named(bad)) == std::vector<std::string>{"username"});
}

TEST_CASE("names that differ in case only are one name") {
  CHECK(usernameKey("Admin") == usernameKey("aDMIN"));
}

TEST_CASE("an address needs a name and a domain") {
  for (const char* good : {"", "a@b.c", "root@localhost", "x+y@mail.example.com"}) {
    UserDraft draft;
    draft.email = good;
    CHECK(brokenFields(draft).empty());
  }
  for (const char* bad : {"a", "@b.c", "a@b", "a@b@c.d", "a@.c", "a@b.", "a b@c.d", "a@b..c"}) {
    UserDraft draft;
    draft.email = bad;
    CAPTURE(bad);
    CHECK(brokenFields(draft) == std::vector<std::string>{"email"});
  }
}

TEST_CASE("every broken field of an account is named at once") {
  UserDraft draft = named("no good");
  draft.password = "   ";
  draft.email = "nowhere";
  draft.firstName = std::string(151, 'x');
  CHECK(brokenFields(draft) == std::vector<std::string>{"username", "password", "email", "first_name"});
}

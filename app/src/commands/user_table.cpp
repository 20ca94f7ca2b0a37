#include "user_table.hpp"

#include "aligned.hpp"

namespace vedette::app {
namespace {

std::string permissionsOf(const Role& role) {
  std::string text;
  for (const Permission permission : role.permissions.list()) {
    text += (text.empty() ? "" : " ") + std::string(toString(permission));
  }
  return text;
}

}  // namespace

std::string userTable(const std::vector<User>& users) {
  std::vector<std::array<std::string, 5>> rows{{"NAME", "ROLE", "STATE", "LAST LOGIN", "EMAIL"}};
  for (const User& user : users) {
    const std::string last = user.lastLoginAt ? formatTimestamp(*user.lastLoginAt) : "never";
    rows.push_back({user.username, user.role, user.active ? "active" : "disabled", last, user.email});
  }
  return aligned(rows);
}

std::string roleTable(const std::vector<Role>& roles) {
  std::vector<std::array<std::string, 3>> rows{{"NAME", "KIND", "PERMISSIONS"}};
  for (const Role& role : roles) {
    rows.push_back({role.name, role.builtIn ? "built-in" : "custom", permissionsOf(role)});
  }
  return aligned(rows);
}

}  // namespace vedette::app

#include "identity/soci_roles.hpp"

#include <algorithm>
#include <array>

#include "vedette/json/alert_json.hpp"

namespace vedette::storage {
namespace {

constexpr std::array columns{Kind::Text, Kind::Text, Kind::Json};

// Permissions are stored by name, so that their order in the program may change.
std::string namesOf(const PermissionSet& permissions) {
  std::vector<std::string> names;
  for (const Permission permission : permissions.list()) names.emplace_back(toString(permission));
  return json::fromTexts(names);
}

PermissionSet permissionsOf(std::string_view names) {
  PermissionSet permissions;
  for (const std::string& name : json::toTexts(names))
    if (const auto permission = parsePermission(name)) permissions.add(*permission);
  return permissions;
}

Role read(Row& row) {
  Role role;
  role.name = row.text(0);
  role.description = row.text(1);
  role.permissions = permissionsOf(row.text(2));
  return role;
}

Error noRole() { return notFound("There is no such role."); }

}  // namespace

Result<void> SociRoles::add(const Role& role) {
  return connection_.guarded([&]() -> Result<void> {
    const auto added = connection_.run(
        "INSERT INTO roles (name, description, permissions) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        {role.name, role.description, Value::json(namesOf(role.permissions))});
    if (added == 0) return conflict("The role's name is taken.");
    return {};
  });
}

Result<void> SociRoles::update(const Role& role) {
  return connection_.guarded([&]() -> Result<void> {
    const auto changed =
        connection_.run("UPDATE roles SET description = ?, permissions = ? WHERE name = ?",
                        {role.description, Value::json(namesOf(role.permissions)), role.name});
    if (changed == 0) return noRole();
    return {};
  });
}

Result<void> SociRoles::remove(std::string_view name) {
  return connection_.guarded([&]() -> Result<void> {
    if (connection_.run("DELETE FROM roles WHERE name = ?", {name}) == 0) return noRole();
    return {};
  });
}

Result<Role> SociRoles::find(std::string_view name) const {
  return connection_.guarded([&]() -> Result<Role> {
    std::optional<Role> found;
    connection_.each("SELECT name, description, permissions FROM roles WHERE name = ?", columns, {name},
                     [&](Row& row) { found = read(row); });
    if (!found) return noRole();
    return *std::move(found);
  });
}

Result<std::vector<Role>> SociRoles::list() const {
  return connection_.guarded([&]() -> Result<std::vector<Role>> {
    std::vector<Role> roles;
    connection_.each("SELECT name, description, permissions FROM roles", columns, {},
                     [&](Row& row) { roles.push_back(read(row)); });
    std::sort(roles.begin(), roles.end(), [](const Role& a, const Role& b) { return a.name < b.name; });
    return roles;
  });
}

}  // namespace vedette::storage

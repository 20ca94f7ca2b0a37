#include "vedette/domain/identity/permission.hpp"

namespace vedette {

const std::array<Permission, permissionCount>& allPermissions() {
  static constexpr std::array all{
      Permission::EventsRead,   Permission::EventsWrite,    Permission::AlertsRead, Permission::AlertsWrite,
      Permission::AlertsDelete, Permission::AlertsFeedback, Permission::RulesRead,  Permission::RulesWrite,
      Permission::CasesRead,    Permission::CasesWrite,     Permission::StatsRead,  Permission::UsersManage,
      Permission::RolesManage,
  };
  return all;
}

std::string_view toString(Permission permission) {
  switch (permission) {
    case Permission::EventsRead:
      return "events:read";
    case Permission::EventsWrite:
      return "events:write";
    case Permission::AlertsRead:
      return "alerts:read";
    case Permission::AlertsWrite:
      return "alerts:write";
    case Permission::AlertsDelete:
      return "alerts:delete";
    case Permission::AlertsFeedback:
      return "alerts:feedback";
    case Permission::RulesRead:
      return "rules:read";
    case Permission::RulesWrite:
      return "rules:write";
    case Permission::CasesRead:
      return "cases:read";
    case Permission::CasesWrite:
      return "cases:write";
    case Permission::StatsRead:
      return "stats:read";
    case Permission::UsersManage:
      return "users:manage";
    case Permission::RolesManage:
      return "roles:manage";
  }
  return "";
}

std::optional<Permission> parsePermission(std::string_view name) {
  for (Permission permission : allPermissions())
    if (toString(permission) == name) return permission;
  return std::nullopt;
}

PermissionSet PermissionSet::all() {
  PermissionSet set;
  for (Permission permission : allPermissions()) set.add(permission);
  return set;
}

std::vector<Permission> PermissionSet::list() const {
  std::vector<Permission> permissions;
  for (Permission permission : allPermissions())
    if (contains(permission)) permissions.push_back(permission);
  return permissions;
}

}  // namespace vedette

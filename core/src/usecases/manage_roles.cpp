#include "vedette/usecases/manage_roles.hpp"

#include <algorithm>

#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

constexpr std::size_t maxDescription = 500;

const Role* builtInRole(std::string_view name) {
  const auto& roles = builtInRoles();
  const auto found = std::find_if(roles.begin(), roles.end(), [&](const Role& r) { return r.name == name; });
  return found == roles.end() ? nullptr : &*found;
}

std::string allowedPermissions() {
  std::string names;
  for (Permission permission : allPermissions()) (names += names.empty() ? "" : ", ") += toString(permission);
  return names;
}

Result<PermissionSet> readPermissions(const std::vector<std::string>& names) {
  PermissionSet set;
  for (const std::string& name : names) {
    const auto permission = parsePermission(name);
    if (!permission)
      return invalid(std::vector<FieldError>{
          {"permissions", Violation::NotAChoice, "Each must be one of " + allowedPermissions() + ".",
           isStorableText(name) ? std::string(beginningOf(name, 64)) : ""}});
    set.add(*permission);
  }
  return set;
}

Result<void> assign(Role& role, const RoleDraft& draft) {
  if (draft.permissions) {
    auto permissions = readPermissions(*draft.permissions);
    if (!permissions) return std::move(permissions).error();
    role.permissions = *permissions;
  }
  if (!draft.description) return {};
  if (!isStorableText(*draft.description) || lengthOf(*draft.description) > maxDescription)
    return invalid(std::vector<FieldError>{{"description", Violation::TooLong,
                                            "Must be UTF-8 text of no more than 500 characters, without NUL.",
                                            std::to_string(maxDescription)}});
  role.description = *draft.description;
  return {};
}

Error taken() { return conflict("A role with that name already exists."); }

Error immutable(std::string_view name) {
  return conflict("\"" + std::string(name) + "\" is a built-in role and cannot be changed or deleted.");
}

std::string detailOf(const Role& role) {
  std::string names;
  for (Permission permission : role.permissions.list())
    ((names += names.empty() ? "\"" : ",\"") += toString(permission)) += '"';
  return "{\"permissions\":[" + names + "]}";
}

AuditEntry audited(const Principal& principal, const Clock& clock, const char* action, const Role& role) {
  return {clock.now(), principal.username, action, "role:" + role.name, detailOf(role)};
}

}  // namespace

Result<Role> findRole(const Stores& stores, std::string_view name) {
  if (const Role* role = builtInRole(name)) return *role;
  return stores.roles.find(name);
}

ManageRoles::ManageRoles(Storage& storage, const Clock& clock, const Authenticate& authenticate)
    : storage_(storage), clock_(clock), authenticate_(authenticate) {}

Result<std::vector<Role>> ManageRoles::list(const Principal&) const {
  auto custom = storage_.reading([](const Stores& stores) { return stores.roles.list(); });
  if (!custom) return custom;
  std::vector<Role> roles = builtInRoles();
  roles.insert(roles.end(), custom->begin(), custom->end());
  return roles;
}

Result<Role> ManageRoles::find(const Principal&, std::string_view name) const {
  return storage_.reading([&](const Stores& stores) { return findRole(stores, name); });
}

Result<Role> ManageRoles::add(const Principal& principal, const RoleDraft& draft) {
  if (auto allowed = principal.require(Permission::RolesManage); !allowed) return std::move(allowed).error();
  if (!draft.name || !draft.permissions) {
    std::vector<FieldError> missing;
    if (!draft.name) missing.push_back({"name", Violation::Required, "This field is required.", ""});
    if (!draft.permissions)
      missing.push_back({"permissions", Violation::Required, "This field is required.", ""});
    return invalid(std::move(missing));
  }
  if (auto sound = checkRoleName(*draft.name); !sound) return std::move(sound).error();
  if (builtInRole(*draft.name)) return taken();
  Role role;
  role.name = *draft.name;
  if (auto assigned = assign(role, draft); !assigned) return std::move(assigned).error();
  return storage_.atomically([&](Stores& stores) -> Result<Role> {
    if (auto added = stores.roles.add(role); !added)
      return added.error().kind == ErrorKind::Conflict ? taken() : std::move(added).error();
    if (auto recorded = stores.audit.append(audited(principal, clock_, "role.create", role)); !recorded)
      return std::move(recorded).error();
    return role;
  });
}

Result<Role> ManageRoles::change(const Principal& principal, std::string_view name, const RoleDraft& draft) {
  if (auto allowed = principal.require(Permission::RolesManage); !allowed) return std::move(allowed).error();
  if (builtInRole(name)) return immutable(name);
  auto changed = storage_.atomically([&](Stores& stores) -> Result<Role> {
    auto role = stores.roles.find(name);
    if (!role) return role;
    if (draft.name && *draft.name != role->name)
      return invalid(
          std::vector<FieldError>{{"name", Violation::Unknown, "A role's name cannot be changed.", ""}});
    if (auto assigned = assign(*role, draft); !assigned) return std::move(assigned).error();
    if (auto updated = stores.roles.update(*role); !updated) return std::move(updated).error();
    if (auto recorded = stores.audit.append(audited(principal, clock_, "role.change", *role)); !recorded)
      return std::move(recorded).error();
    return role;
  });
  authenticate_.forget();
  return changed;
}

Result<void> ManageRoles::remove(const Principal& principal, std::string_view name) {
  if (auto allowed = principal.require(Permission::RolesManage); !allowed) return allowed;
  if (builtInRole(name)) return immutable(name);
  return storage_.atomically([&](Stores& stores) -> Result<void> {
    auto role = stores.roles.find(name);
    if (!role) return std::move(role).error();
    auto holders = stores.users.countOf(name);
    if (!holders) return std::move(holders).error();
    if (*holders > 0)
      return conflict("The role \"" + role->name + "\" is still held by " + std::to_string(*holders) +
                      " accounts; give them another one first.");
    if (auto removed = stores.roles.remove(name); !removed) return removed;
    return stores.audit.append(audited(principal, clock_, "role.delete", *role));
  });
}

}  // namespace vedette

#include "stores/memory_roles.hpp"

namespace vedette::memory {
namespace {

Error noRole() { return notFound("There is no such role."); }

}  // namespace

Result<void> MemoryRoles::add(const Role& role) {
  if (roles_.find(role.name)) return conflict("The role's name is taken.");
  roles_.put(role.name, role);
  return {};
}

Result<void> MemoryRoles::update(const Role& role) {
  if (!roles_.find(role.name)) return noRole();
  roles_.put(role.name, role);
  return {};
}

Result<void> MemoryRoles::remove(std::string_view name) {
  if (!roles_.find(name)) return noRole();
  roles_.erase(std::string(name));
  return {};
}

Result<Role> MemoryRoles::find(std::string_view name) const {
  if (const Role* role = roles_.find(name)) return *role;
  return noRole();
}

Result<std::vector<Role>> MemoryRoles::list() const {
  std::vector<Role> roles;
  for (const auto& [name, role] : roles_) roles.push_back(role);
  return roles;
}

}  // namespace vedette::memory

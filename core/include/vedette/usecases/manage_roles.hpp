#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vedette/ports/clock.hpp"
#include "vedette/ports/storage.hpp"
#include "vedette/usecases/authenticate.hpp"

namespace vedette {

// What somebody sends for a role: permissions by name, nothing checked yet.
struct RoleDraft {
  std::optional<std::string> name = {};
  std::optional<std::string> description = {};
  std::optional<std::vector<std::string>> permissions = {};
};

// Roles. Reading is open to everybody who is signed in; changing needs roles:manage. Built-in roles never
// change, and a role that accounts still have cannot be removed: Conflict.
class ManageRoles {
 public:
  ManageRoles(Storage&, const Clock&, const Authenticate&);

  Result<std::vector<Role>> list(const Principal&) const;  // built-in first, then by name
  Result<Role> find(const Principal&, std::string_view name) const;
  Result<Role> add(const Principal&, const RoleDraft&);
  Result<Role> change(const Principal&, std::string_view name, const RoleDraft&);
  Result<void> remove(const Principal&, std::string_view name);

 private:
  Storage& storage_;
  const Clock& clock_;
  const Authenticate& authenticate_;
};

// The role of that name, built-in or stored; NotFound.
Result<Role> findRole(const Stores&, std::string_view name);

}  // namespace vedette

#pragma once

#include <cstdint>
#include <string>

#include "vedette/domain/identity/permission.hpp"
#include "vedette/result.hpp"

namespace vedette {

using UserId = std::int64_t;

// Who asks. Every use case takes it first and begins with require().
struct Principal {
  UserId userId = 0;  // 0: the program itself
  std::string username;
  std::string role;
  PermissionSet permissions;
  std::string session;  // the sign-in that it came by; empty for the program and embedders

  // For embedders and the command line: may do everything.
  static Principal system() { return {0, "system", "admin", PermissionSet::all(), {}}; }

  bool may(Permission permission) const { return permissions.contains(permission); }

  // Forbidden, naming the permission, when it is missing.
  Result<void> require(Permission permission) const;
};

}  // namespace vedette

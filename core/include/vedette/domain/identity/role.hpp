#pragma once

#include <string>
#include <vector>

#include "vedette/domain/identity/permission.hpp"
#include "vedette/result.hpp"

namespace vedette {

// A named set of permissions. Built-in roles exist in every installation and never change.
struct Role {
  std::string name;
  std::string description;
  PermissionSet permissions;
  bool builtIn = false;
  bool operator==(const Role&) const = default;
};

// admin, analyst, responder, ingestor, viewer.
const std::vector<Role>& builtInRoles();
inline constexpr std::string_view adminRole = "admin";
inline constexpr std::string_view defaultRole = "analyst";

// [a-z][a-z0-9_-]{0,49}
Result<void> checkRoleName(std::string_view);

}  // namespace vedette

#pragma once

#include <string>
#include <vector>

#include "vedette/domain/identity/role.hpp"
#include "vedette/domain/identity/user.hpp"

namespace vedette::app {

// For eyes: a head line and a line an account or role, in columns.
std::string userTable(const std::vector<User>&);
std::string roleTable(const std::vector<Role>&);

}  // namespace vedette::app

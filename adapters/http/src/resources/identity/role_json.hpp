#pragma once

#include "../../request.hpp"
#include "vedette/json/writer.hpp"
#include "vedette/usecases/manage_roles.hpp"

namespace vedette::http {

// {"name","description","permissions":["events:read"],"built_in"}
void writeRole(json::Writer&, const Role&);

// A new role, or a change to one: that has no "name".
Result<RoleDraft> readNewRole(const Request&);
Result<RoleDraft> readRoleChange(const Request&);

}  // namespace vedette::http

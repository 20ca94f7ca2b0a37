#pragma once

#include "../../route.hpp"
#include "vedette/core.hpp"

namespace vedette::http {

Result<Response> listRoles(Core&, const Call&);
Result<Response> findRole(Core&, const Call&);
Result<Response> addRole(Core&, const Call&);
Result<Response> changeRole(Core&, const Call&);
Result<Response> removeRole(Core&, const Call&);

}  // namespace vedette::http

#pragma once

#include "../../route.hpp"
#include "vedette/core.hpp"

namespace vedette::http {

Result<Response> showMe(Core&, const Call&);
Result<Response> listUsers(Core&, const Call&);
Result<Response> findUser(Core&, const Call&);
Result<Response> addUser(Core&, const Call&);
Result<Response> changeUser(Core&, const Call&);
Result<Response> removeUser(Core&, const Call&);

}  // namespace vedette::http

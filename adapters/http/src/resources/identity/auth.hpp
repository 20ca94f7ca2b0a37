#pragma once

#include "../../route.hpp"
#include "vedette/core.hpp"

namespace vedette::http {

Result<Response> signIn(Core&, const Call&);
Result<Response> refreshTokens(Core&, const Call&);
Result<Response> signOut(Core&, const Call&);

}  // namespace vedette::http

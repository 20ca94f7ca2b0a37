#pragma once

#include "../../route.hpp"
#include "vedette/core.hpp"

namespace vedette::http {

// Texts of rules that are sent, and those that come back. A text that is no rule is answered with the
// verdict on it.
Result<Response> addRule(Core&, const Call&);  // with dry_run: the verdict alone
Result<Response> rewriteRule(Core&, const Call&);
Result<Response> rollBackRule(Core&, const Call&);

}  // namespace vedette::http

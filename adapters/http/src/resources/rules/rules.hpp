#pragma once

#include "../../route.hpp"
#include "vedette/core.hpp"

namespace vedette::http {

Result<Response> listRules(Core&, const Call&);
Result<Response> findRule(Core&, const Call&);
Result<Response> changeRule(Core&, const Call&);
Result<Response> removeRule(Core&, const Call&);
Result<Response> showRuleTimeline(Core&, const Call&);
Result<Response> listRuleVersions(Core&, const Call&);

}  // namespace vedette::http

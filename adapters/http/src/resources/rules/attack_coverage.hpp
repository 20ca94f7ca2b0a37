#pragma once

#include "../../route.hpp"
#include "vedette/core.hpp"

namespace vedette::http {

// How far the rules reach over MITRE ATT&CK.
Result<Response> showAttackCoverage(Core&, const Call&);

}  // namespace vedette::http

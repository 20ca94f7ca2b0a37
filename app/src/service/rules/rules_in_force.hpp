#pragma once

#include <vector>

#include "service/log/log.hpp"
#include "vedette/domain/detection/detection.hpp"
#include "vedette/ports/rule_language.hpp"

namespace vedette::app {

// Reads Sigma rules and puts them in force; what was refused, and why, is logged.
void putInForce(const std::vector<RuleText>&, Detection&, Log&);

}  // namespace vedette::app

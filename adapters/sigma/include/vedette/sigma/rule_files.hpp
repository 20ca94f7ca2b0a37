#pragma once

#include <string>
#include <vector>

#include "vedette/sigma/rule_reader.hpp"

namespace vedette::sigma {

// Reads what readRuleTexts() finds at the paths, on several threads. Filters are applied and correlation
// rules linked. A path that cannot be read is a refusal.
Reading readRuleFiles(const std::vector<std::string>& paths, const RuleReader&);

}  // namespace vedette::sigma

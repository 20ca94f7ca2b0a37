#pragma once

#include <string>
#include <vector>

#include "vedette/sigma/rule_reader.hpp"

namespace vedette::sigma {

// Reads rule files: each path is a file, or a folder whose *.yml and *.yaml are read, at any depth and in the
// order of their names. Files are read on several threads. Filters are applied,
// correlation rules linked. A path that cannot be read is
// a refusal.
Reading readRuleFiles(const std::vector<std::string>& paths, const RuleReader&);

}  // namespace vedette::sigma

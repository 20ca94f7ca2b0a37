#pragma once

#include "vedette/result.hpp"
#include "vedette/sigma/rule_reader.hpp"

namespace vedette::sigma {

// "Administrators: [root, adm_*]" a line, in YAML.
Result<Placeholders> readPlaceholders(std::string_view yaml);

}  // namespace vedette::sigma

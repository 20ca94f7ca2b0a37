#pragma once

#include <filesystem>

#include "vedette/result.hpp"
#include "vedette/sigma/rule_reader.hpp"

namespace vedette::sigma {

// "Administrators: [root, adm_*]" a line, in YAML.
Result<Placeholders> readPlaceholders(std::string_view yaml);

// Those of a file; none without one. Invalid when it cannot be read or is not of that form.
Result<Placeholders> placeholdersOf(const std::filesystem::path& file);

}  // namespace vedette::sigma

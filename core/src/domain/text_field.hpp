#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vedette/domain/severity.hpp"
#include "vedette/error.hpp"

namespace vedette {

// A required text, trimmed; what is wrong with it goes to `problems`. The limit is in characters.
std::string takeText(std::vector<FieldError>& problems, const char* field, std::optional<std::string> value,
                     std::size_t limit);

// The required field "severity".
Severity takeSeverity(std::vector<FieldError>& problems, const std::optional<std::string>& value);

}  // namespace vedette

#pragma once

#include <map>
#include <string>

#include "rules/values.hpp"

namespace vedette::sigma {

// The search identifiers of a rule's detection section.
using Selections = std::map<std::string, detection::Condition, std::less<>>;

// A search identifier: a map of fields (all), a list of such maps or keywords (any), or one keyword.
detection::Condition readSelection(const Node&, const ValueReader&);

}  // namespace vedette::sigma

#pragma once

#include <string_view>
#include <vector>

#include "vedette/domain/attack/tactics.hpp"

namespace vedette::attack {

// The tactics that a technique, of its parent when it is a sub-technique, serves in the matrix for
// enterprises; none when the program does not know it.
std::vector<const Tactic*> tacticsServedBy(std::string_view technique);

}  // namespace vedette::attack

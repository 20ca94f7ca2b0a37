#pragma once

#include <vector>

#include "service/log/log.hpp"
#include "vedette/usecases/rules/rule_book.hpp"

namespace vedette::app {

// Puts the rules of a pack in force; what was refused, and why, is logged.
void putInForce(std::vector<RuleText>, RuleBook&, Log&);

// Takes in the rules that people wrote. False while the store cannot be read: then they are not in force, and
// neither is what was decided about others.
bool loadStored(const Storage&, RuleBook&, Log&);

}  // namespace vedette::app

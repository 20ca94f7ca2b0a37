#pragma once

#include "vedette/usecases/rules/manage_rules.hpp"

namespace vedette {

// Invalid, naming every field that is out of bounds.
Result<void> checkPatch(const RulePatch&);

// Invalid when the rule's matches cannot fold by the key.
Result<void> checkKey(const RulePatch&, const detection::CataloguedRule&);

// What holds for the rule once the patch is applied; nothing when it changes nothing.
std::optional<detection::RuleOverride> decided(const RulePatch&, const detection::CataloguedRule&,
                                               Timestamp now, const std::string& actor);

}  // namespace vedette

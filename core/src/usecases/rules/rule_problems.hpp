#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/detection/engine/rule_set.hpp"
#include "vedette/ports/rule_language.hpp"

namespace vedette {

// What keeps a correlation rule from being evaluated, where it stands in its text.
RuleProblem problemOf(const detection::CorrelationRule&, const detection::CorrelationProblem&);

struct SilentRule {
  const std::string& id;
  RuleProblem problem;
};

// Every rule of the set, of either kind, that is not evaluated.
std::vector<SilentRule> silentIn(const detection::RuleSet&);

// Why the rule of this id is not; nothing when it is.
std::optional<RuleProblem> whySilent(const detection::RuleSet&, std::string_view id);

}  // namespace vedette

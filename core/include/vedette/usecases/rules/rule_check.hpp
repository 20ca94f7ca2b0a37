#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vedette/domain/detection/catalogue/catalogued_rule.hpp"
#include "vedette/ports/rule_language.hpp"

namespace vedette {

// What is made of the text of one rule: the rule, or why there is none.
struct RuleVerdict {
  std::optional<detection::DeclaredRule> rule = {};
  RuleProblem problem = {};  // when there is no rule
  std::vector<RuleProblem> warnings = {};

  static constexpr std::size_t maxText = 65'536;  // bytes
  static constexpr std::size_t maxId = 255;       // characters
};

// The text must hold one rule and nothing else.
RuleVerdict checkRule(const RuleLanguage*, std::string text);

// Invalid on "yaml": it has more than maxText bytes.
Error ruleTooLong();

}  // namespace vedette

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/detection/correlation/correlation_rule.hpp"
#include "yaml/node.hpp"

namespace vedette::sigma {

// Reads "a and (b or not c)" over the rules of a correlation: from least to most binding or, and, not.
class ReferenceParser {
 public:
  static constexpr std::size_t maxDepth = 32;
  static constexpr std::size_t maxRules = 64;

  // Without rules, the condition is their list. Throws Refused with the place of `condition`.
  ReferenceParser(const Node& condition, std::vector<detection::RuleReference>& rules);

  detection::ReferenceCondition parse();

  // The rules that the condition does not name.
  std::vector<std::string> unused() const;

 private:
  using Condition = detection::ReferenceCondition;

  Condition operands(Condition::Kind);  // of `or` and `and`
  Condition negation();
  Condition primary();
  Condition reference(const std::string& name);

  void next();
  bool isWord(std::string_view word) const;  // without regard to case
  [[noreturn]] void refuse(const std::string& why) const;

  const Mark mark_;
  const std::string_view text_;
  std::vector<detection::RuleReference>& rules_;
  const bool definesRules_;
  std::vector<bool> used_;
  std::string word_;  // empty at the end
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace vedette::sigma

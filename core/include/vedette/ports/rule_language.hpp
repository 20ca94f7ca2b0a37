#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/detection/correlation/correlation_rule.hpp"
#include "vedette/domain/detection/rules/rule.hpp"

namespace vedette {

// What rules are read from: a file, or what somebody sent.
struct RuleText {
  std::string file;  // a name for people; one rule's origin gives it again
  std::string text;
};

// How far the reading of a rule came.
enum class RuleStage {
  Syntax,   // the text itself
  Schema,   // what stands in it, and where
  Compile,  // what that means: conditions, values, patterns
};

// What is wrong with a text, or odd.
struct RuleProblem {
  std::string file = {};
  RuleStage stage = RuleStage::Schema;
  std::string message = {};
  std::size_t line = 1, column = 1;
  std::string field = {};  // where in the rule, dotted; empty: nowhere in particular
  std::string rule = {};   // its title or id, as far as it was read
};

struct RuleReading {
  std::vector<detection::Rule> rules = {};
  std::vector<detection::CorrelationRule> correlations = {};
  std::vector<RuleProblem> refused = {};
  std::vector<RuleProblem> warnings = {};
};

// A language that people write rules in.
class RuleLanguage {
 public:
  virtual ~RuleLanguage() = default;

  // What the texts hold together: one may say something about the rules of another. MUST take any text; each
  // rule in them ends as a rule or is refused, and takes no other with it. From any thread.
  virtual RuleReading read(std::span<const RuleText>) const = 0;
};

}  // namespace vedette

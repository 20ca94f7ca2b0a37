#pragma once

#include <memory>
#include <string>

#include "vedette/domain/detection/rules/regex.hpp"
#include "vedette/result.hpp"

namespace vedette {

// Regular expressions as Sigma knows them: PCRE with classes, groups, alternation, quantifiers and anchors.
class PatternEngine {
 public:
  virtual ~PatternEngine() = default;

  // MUST return Invalid, with the position, for what it cannot compile; MUST bound what a search costs,
  // whatever the expression and the text.
  virtual Result<std::shared_ptr<const detection::Regex>> compile(std::string source,
                                                                  detection::Regex::Flags) const = 0;
};

}  // namespace vedette

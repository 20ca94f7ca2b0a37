#pragma once

#include <memory>
#include <string>
#include <vector>

#include "vedette/domain/detection/engine/literal_scan.hpp"
#include "vedette/domain/detection/rules/regex.hpp"
#include "vedette/result.hpp"

namespace vedette {

// Regular expressions as Sigma knows them, PCRE with classes, groups, alternation, quantifiers and anchors;
// and searches for many literals at once.
class PatternEngine {
 public:
  virtual ~PatternEngine() = default;

  // MUST return Invalid, with the position, for what it cannot compile; MUST bound what a search costs,
  // whatever the expression and the text.
  virtual Result<std::shared_ptr<const detection::Regex>> compile(std::string source,
                                                                  detection::Regex::Flags) const = 0;

  // MAY return nothing: then evaluation searches itself.
  virtual std::unique_ptr<const detection::LiteralScan> scanFor(
      const std::vector<std::string>& literals) const = 0;
};

}  // namespace vedette

#pragma once

#include <cstdint>

#include "vedette/ports/pattern_engine.hpp"

namespace vedette::patterns {

// Regular expressions by RE2, by PCRE2 where RE2 does not do. A search for what RE2 does not take gives up
// after `maxSteps` steps of backtracking.
class FastPatterns : public PatternEngine {
 public:
  explicit FastPatterns(std::uint32_t maxSteps = 200'000) : maxSteps_(maxSteps) {}

  Result<std::shared_ptr<const detection::Regex>> compile(std::string source,
                                                          detection::Regex::Flags) const override;

 private:
  std::uint32_t maxSteps_;
};

}  // namespace vedette::patterns

#pragma once

#include <cstdint>

#include "vedette/ports/pattern_engine.hpp"

namespace vedette::patterns {

// PCRE2 with its compiler to machine code. A search gives up after `maxSteps` steps of backtracking.
class PcreEngine : public PatternEngine {
 public:
  explicit PcreEngine(std::uint32_t maxSteps = 1'000'000) : maxSteps_(maxSteps) {}

  Result<std::shared_ptr<const detection::Regex>> compile(std::string source,
                                                          detection::Regex::Flags) const override;

 private:
  std::uint32_t maxSteps_;
};

}  // namespace vedette::patterns

#include "engine_under_test.hpp"
#include "vedette/memory/plain_patterns.hpp"

std::unique_ptr<vedette::PatternEngine> vedette::contract::makePatternEngine() {
  return std::make_unique<memory::PlainPatterns>();
}

#pragma once

#include <memory>

#include "vedette/ports/pattern_engine.hpp"

namespace vedette::contract {

// Made by each adapter's program.
std::unique_ptr<PatternEngine> makePatternEngine();

}  // namespace vedette::contract

#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vedette::detection {

// What a temporal correlation asks of the rules that it refers to: "a and (b or not c)".
struct ReferenceCondition {
  enum class Kind : std::uint8_t { Reference, All, Any, Not };
  Kind kind = Kind::Reference;
  std::size_t reference = 0;                   // of Reference: its place in the correlation's `rules`
  std::vector<ReferenceCondition> parts = {};  // of All and Any; of Not exactly one
};

}  // namespace vedette::detection

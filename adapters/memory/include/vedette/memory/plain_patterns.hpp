#pragma once

#include "vedette/ports/pattern_engine.hpp"

namespace vedette::memory {

// Regular expressions by the standard library: ECMAScript's, with the inline flag (?i) at their start. What
// it does not know (look-behind, back references) is refused. A text of more than a MiB is not searched.
class PlainPatterns final : public PatternEngine {
 public:
  Result<std::shared_ptr<const detection::Regex>> compile(std::string source,
                                                          detection::Regex::Flags) const override;
};

}  // namespace vedette::memory

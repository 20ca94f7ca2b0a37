#pragma once

#include "vedette/ports/rule_language.hpp"
#include "vedette/sigma/rule_reader.hpp"

namespace vedette::sigma {

// Sigma as a language of rules. The texts are read on several threads, and filters are applied to the rules
// of all of them. What correlation rules refer to may stand elsewhere: whoever evaluates them looks.
class SigmaLanguage final : public RuleLanguage {
 public:
  // The patterns must outlive it.
  explicit SigmaLanguage(const PatternEngine& patterns, Placeholders placeholders = {})
      : reader_(patterns, std::move(placeholders)) {}

  RuleReading read(std::span<const RuleText>) const override;

 private:
  RuleReader reader_;
};

}  // namespace vedette::sigma

#pragma once

#include "rules/budget.hpp"
#include "rules/modifiers.hpp"
#include "vedette/domain/detection/rules/condition.hpp"
#include "vedette/sigma/rule_reader.hpp"
#include "yaml/node.hpp"

namespace vedette::sigma {

// Turns the values of fields into predicates.
class ValueReader {
 public:
  ValueReader(const PatternEngine& patterns, const Placeholders& placeholders, Budget& budget,
              std::vector<Problem>& warnings)
      : patterns_(patterns), placeholders_(placeholders), budget_(budget), warnings_(warnings) {}

  // What one value asks of the field. Throws Refused when it does not fit the modifiers.
  detection::Condition read(const FieldKey&, const Node& value) const;

 private:
  detection::Condition readOne(const FieldKey&, const Node&) const;
  detection::Condition readText(const FieldKey&, const Node&) const;
  detection::Condition never(const FieldKey&, const Node&, const std::string& placeholder) const;
  std::vector<detection::TextPattern> patternsOf(const FieldKey&, const std::string& text, const Node&) const;
  detection::Predicate::Test readRegex(const FieldKey&, const Node&) const;

  const PatternEngine& patterns_;
  const Placeholders& placeholders_;
  Budget& budget_;
  std::vector<Problem>& warnings_;
};

}  // namespace vedette::sigma

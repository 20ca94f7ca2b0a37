#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/detection/correlation/correlation_rule.hpp"
#include "vedette/domain/detection/rules/rule.hpp"
#include "vedette/ports/pattern_engine.hpp"
#include "vedette/ports/rule_language.hpp"

namespace vedette::sigma {

// What stands for %name% in values with the modifier `expand`; wildcards in them count.
using Placeholders = std::map<std::string, std::vector<std::string>, std::less<>>;

// Something wrong in a rule file.
struct Problem {
  std::string file = {};
  std::size_t line = 1, column = 1;
  std::string rule = {};  // title or id, as far as it was read
  std::string reason = {};
  RuleStage stage = RuleStage::Schema;
  std::string field = {};  // where in the document, dotted; empty: nowhere in particular
};

// A Sigma filter: its condition must hold too for the rules it names.
struct Filter {
  std::string title = {};
  std::vector<std::string> rules = {};  // ids or names; empty: every rule
  LogSource logSource = {};             // an empty part asks nothing
  detection::Condition condition = {};
  detection::RuleOrigin origin = {};
  std::string version = {};  // hash of the source
};

// What was read from rule files. Every document ends in exactly one of rules, filters, correlations, refused,
// or was a collection's `action: global` or `reset`.
struct Reading {
  std::vector<detection::Rule> rules = {};
  std::vector<Filter> filters = {};
  std::vector<detection::CorrelationRule> correlations = {};
  std::vector<Problem> refused = {};
  std::vector<Problem> warnings = {};
};

// Reads Sigma, specification 2.1. One file at most: 1 MiB, 500 documents, 50,000 values, 32 levels; 200,000
// tests when all is written out.
class RuleReader {
 public:
  explicit RuleReader(const PatternEngine& patterns, Placeholders placeholders = {})
      : patterns_(patterns), placeholders_(std::move(placeholders)) {}

  // Adds what the text of one file holds; a document that is refused takes no other with it.
  void read(const std::string& file, std::string_view yaml, Reading&) const;

 private:
  const PatternEngine& patterns_;
  Placeholders placeholders_;
};

// Adds what another text holds.
void add(Reading&&, Reading& to);

// Puts the filters into the conditions of the rules that they name; what they name in vain becomes a warning,
// and a filter that makes the conditions too large together is refused.
void applyFilters(Reading&);

// Refuses the correlation rules whose references lead nowhere or back to them.
void linkCorrelations(Reading&);

}  // namespace vedette::sigma

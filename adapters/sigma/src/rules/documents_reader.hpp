#pragma once

#include "rules/selections.hpp"
#include "vedette/sigma/rule_reader.hpp"

namespace vedette::sigma {

// Reads one document of each kind. They throw Refused.
class DocumentReader {
 public:
  DocumentReader(const std::string& file, const PatternEngine& patterns, const Placeholders& placeholders)
      : file_(file), values_(patterns, placeholders, budget_, warnings_) {}

  DocumentReader(const DocumentReader&) = delete;
  DocumentReader& operator=(const DocumentReader&) = delete;

  detection::Rule rule(const Node& document);
  detection::CorrelationRule correlation(const Node& document);
  Filter filter(const Node& document);

  // What was odd in the last document.
  std::vector<Problem> takeWarnings() { return std::exchange(warnings_, {}); }

 private:
  detection::Condition condition(const Node& section, std::string_view notASelection);
  detection::Condition compiled(const Node& section, std::string_view notASelection);
  std::vector<std::string> filteredRules(const Node& section);
  void readHead(const Node& document, detection::RuleHead&);
  void warnOfHead(const Node& document);
  void warn(Mark, std::string reason);

  std::string file_;
  std::vector<Problem> warnings_;
  Budget budget_;
  ValueReader values_;
};

// The title of a document, else its id; empty when there is neither.
std::string nameOf(const Node& document);

}  // namespace vedette::sigma

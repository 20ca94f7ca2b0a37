#pragma once

#include <set>
#include <string>

#include "rules/budget.hpp"
#include "rules/selections.hpp"

namespace vedette::sigma {

// Reads "selection and not 1 of filter_*": from least to most binding or, and, not, x of, parentheses.
class ConditionParser {
 public:
  static constexpr std::size_t maxDepth = 64;
  static constexpr std::size_t maxUses = 10'000;  // of search identifiers, in one rule

  ConditionParser(const Selections& selections, Budget& budget) : selections_(selections), budget_(budget) {}

  // Throws Refused with the place of `node`.
  detection::Condition parse(const Node& node);

  // The search identifiers that no condition named so far.
  std::vector<std::string> unused() const;

 private:
  enum class Token { End, Open, Close, Word };

  detection::Condition disjunction();
  detection::Condition conjunction();
  detection::Condition negation();
  detection::Condition primary();
  detection::Condition quantified(const std::string& quantity);
  void close();
  std::vector<detection::Condition> matching(const std::string& pattern);
  const detection::Condition& use(const Selections::value_type&);

  void next();
  bool isWord(std::string_view word) const;  // without regard to case
  [[noreturn]] void refuse(const std::string& why) const;

  const Selections& selections_;
  Budget& budget_;
  std::set<std::string> used_;
  std::size_t uses_ = 0;
  std::size_t depth_ = 0;
  Mark mark_;
  std::string_view text_;
  std::size_t at_ = 0;
  Token token_ = Token::End;
  std::string word_;
};

}  // namespace vedette::sigma

#include "rules/condition_parser.hpp"

#include <charconv>

#include "vedette/domain/text.hpp"
#include "yaml/refused.hpp"

namespace vedette::sigma {
namespace {

using namespace detection;

// Whether `name` fits a pattern with '*' for any characters.
bool fits(std::string_view name, std::string_view pattern) {
  std::size_t n = 0, p = 0, star = std::string_view::npos, resume = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*')
      star = p++, resume = n;
    else if (p < pattern.size() && pattern[p] == name[n])
      ++p, ++n;
    else if (star != std::string_view::npos)
      p = star + 1, n = ++resume;
    else
      return false;
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace

Condition ConditionParser::parse(const Node& node) {
  mark_ = node.mark, text_ = node.text, at_ = 0, depth_ = 0;
  if (!node.isScalar()) refuse("the condition must be a text");
  next();
  Condition condition = disjunction();
  if (token_ != Token::End) refuse("'" + word_ + "' is not expected here");
  return condition;
}

std::vector<std::string> ConditionParser::unused() const {
  std::vector<std::string> names;
  for (const auto& [name, selection] : selections_)
    if (!used_.count(name)) names.push_back(name);
  return names;
}

Condition ConditionParser::disjunction() {
  if (++depth_ > maxDepth) refuse("nested deeper than " + std::to_string(maxDepth) + " levels");
  std::vector<Condition> parts;
  parts.push_back(conjunction());
  while (isWord("or")) next(), parts.push_back(conjunction());
  --depth_;
  return anyOf(std::move(parts));
}

Condition ConditionParser::conjunction() {
  std::vector<Condition> parts;
  parts.push_back(negation());
  while (isWord("and")) next(), parts.push_back(negation());
  return allOf(std::move(parts));
}

Condition ConditionParser::negation() {
  bool wanted = true;
  for (; isWord("not"); next()) wanted = !wanted;
  Condition condition = primary();
  return wanted ? condition : negated(std::move(condition));
}

Condition ConditionParser::primary() {
  if (token_ == Token::Open) {
    next();
    Condition inside = disjunction();
    close();
    return inside;
  }
  if (token_ != Token::Word) refuse("a search identifier is missing");
  const std::string word = word_;
  next();
  if (isWord("of")) return quantified(word);
  const auto known = selections_.find(word);
  if (known == selections_.end()) refuse("no search identifier is called '" + word + "'");
  return use(*known);
}

void ConditionParser::close() {
  if (token_ != Token::Close) refuse("a parenthesis is not closed");
  next();
}

Condition ConditionParser::quantified(const std::string& quantity) {
  next();
  const bool inParentheses = token_ == Token::Open;
  if (inParentheses) next();
  if (token_ != Token::Word) refuse("'of' wants 'them' or a pattern");
  const std::string pattern = word_;
  std::vector<Condition> conditions = matching(pattern);
  next();
  if (inParentheses) close();
  if (conditions.empty()) refuse("no search identifier fits '" + pattern + "'");
  if (equalsIgnoringCase(quantity, "all")) return allOf(std::move(conditions));
  std::size_t count = equalsIgnoringCase(quantity, "any") ? 1 : 0;
  std::from_chars(quantity.data(), quantity.data() + quantity.size(), count);
  if (count == 0) refuse("'" + quantity + " of' is not known: a number, any or all");
  if (count == 1) return anyOf(std::move(conditions));
  return {AtLeast{count, std::move(conditions)}};
}

std::vector<Condition> ConditionParser::matching(const std::string& pattern) {
  const std::string_view wanted = equalsIgnoringCase(pattern, "them") ? std::string_view("*") : pattern;
  std::vector<Condition> conditions;
  for (const auto& selection : selections_)
    if ((selection.first[0] != '_' || wanted[0] == '_') && fits(selection.first, wanted))
      conditions.push_back(use(selection));
  return conditions;
}

const Condition& ConditionParser::use(const Selections::value_type& selection) {
  if (++uses_ > maxUses)
    refuse("search identifiers are used more than " + std::to_string(maxUses) + " times");
  budget_.take(testsIn(selection.second), 0, mark_);
  used_.insert(selection.first);
  return selection.second;
}

void ConditionParser::next() {
  constexpr std::string_view space = " \t\r\n";
  at_ = std::min(text_.find_first_not_of(space, at_), text_.size());
  if (at_ == text_.size()) {
    token_ = Token::End, word_ = "the end";
    return;
  }
  if (text_[at_] == '(' || text_[at_] == ')') {
    token_ = text_[at_] == '(' ? Token::Open : Token::Close;
    word_ = text_[at_++];
    return;
  }
  const std::size_t end = std::min(text_.find_first_of(" \t\r\n()|", at_), text_.size());
  if (end == at_) refuse("aggregations behind '|' are not part of Sigma 2: write a correlation rule");
  token_ = Token::Word, word_ = text_.substr(at_, end - at_), at_ = end;
}

bool ConditionParser::isWord(std::string_view word) const {
  return token_ == Token::Word && equalsIgnoringCase(word_, word);
}

void ConditionParser::refuse(const std::string& why) const { throw Refused(mark_, "condition: " + why); }

}  // namespace vedette::sigma

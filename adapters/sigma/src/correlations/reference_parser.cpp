#include "correlations/reference_parser.hpp"

#include <algorithm>

#include "vedette/domain/text.hpp"
#include "yaml/refused.hpp"

namespace vedette::sigma {

ReferenceParser::ReferenceParser(const Node& condition, std::vector<detection::RuleReference>& rules)
    : mark_(condition.mark),
      text_(condition.text),
      rules_(rules),
      definesRules_(rules.empty()),
      used_(rules.size()) {}

detection::ReferenceCondition ReferenceParser::parse() {
  next();
  Condition condition = operands(Condition::Kind::Any);
  if (!word_.empty()) refuse("'" + word_ + "' is not expected here");
  return condition;
}

std::vector<std::string> ReferenceParser::unused() const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < rules_.size(); ++i)
    if (!used_[i]) names.push_back(rules_[i].to);
  return names;
}

detection::ReferenceCondition ReferenceParser::operands(Condition::Kind kind) {
  const bool isAny = kind == Condition::Kind::Any;
  if (isAny && ++depth_ > maxDepth) refuse("nested deeper than " + std::to_string(maxDepth) + " levels");
  Condition all{kind, 0, {}};
  do {
    if (!all.parts.empty()) next();
    all.parts.push_back(isAny ? operands(Condition::Kind::All) : negation());
  } while (isWord(isAny ? "or" : "and"));
  if (isAny) --depth_;
  return all.parts.size() == 1 ? std::move(all.parts.front()) : all;
}

detection::ReferenceCondition ReferenceParser::negation() {
  bool wanted = true;
  for (; isWord("not"); next()) wanted = !wanted;
  Condition condition = primary();
  if (wanted) return condition;
  return {Condition::Kind::Not, 0, {std::move(condition)}};
}

detection::ReferenceCondition ReferenceParser::primary() {
  if (word_ == "(") {
    next();
    Condition inside = operands(Condition::Kind::Any);
    if (word_ != ")") refuse("a parenthesis is not closed");
    next();
    return inside;
  }
  if (word_.empty() || word_ == ")" || isWord("and") || isWord("or")) refuse("the name of a rule is missing");
  const std::string name = word_;
  next();
  return reference(name);
}

detection::ReferenceCondition ReferenceParser::reference(const std::string& name) {
  auto rule = std::find_if(rules_.begin(), rules_.end(), [&](const auto& each) { return each.to == name; });
  if (rule == rules_.end()) {
    if (!definesRules_) refuse("'" + name + "' is none of the rules");
    if (rules_.size() == maxRules) refuse("more than " + std::to_string(maxRules) + " rules");
    rules_.push_back({name, mark_.line, mark_.column});
    used_.push_back(true);
    rule = std::prev(rules_.end());
  }
  const auto place = static_cast<std::size_t>(rule - rules_.begin());
  used_[place] = true;
  return {Condition::Kind::Reference, place, {}};
}

void ReferenceParser::next() {
  at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
  const bool isParenthesis = at_ < text_.size() && (text_[at_] == '(' || text_[at_] == ')');
  const std::size_t end =
      isParenthesis ? at_ + 1 : std::min(text_.find_first_of(" \t\r\n()", at_), text_.size());
  word_ = text_.substr(at_, end - at_), at_ = end;
}

bool ReferenceParser::isWord(std::string_view word) const { return equalsIgnoringCase(word_, word); }

void ReferenceParser::refuse(const std::string& why) const {
  Refused refused(mark_, "condition: " + why);
  refused.stage = RuleStage::Compile;
  throw refused;
}

}  // namespace vedette::sigma

#include "vedette/usecases/rules/rule_check.hpp"

#include <algorithm>

#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

using detection::DeclaredRule;

RuleVerdict refused(std::string message, RuleStage stage = RuleStage::Schema) {
  return {{}, {.stage = stage, .message = std::move(message)}};
}

// A slash would end it in an address.
bool isId(const std::string& id) {
  return isStorableText(id) && lengthOf(id) <= RuleVerdict::maxId && id.find('/') == id.npos;
}

template <class Rule>
RuleVerdict accepted(Rule& rule) {
  if (isId(rule.id)) {
    rule.origin.file.clear();
    return {DeclaredRule(std::make_shared<const Rule>(std::move(rule)))};
  }
  RuleVerdict verdict = refused("The id (else the name, else the title) must be text of no more than " +
                                std::to_string(RuleVerdict::maxId) + " characters, without '/'.");
  verdict.problem.line = rule.origin.line;
  verdict.problem.field = "id";
  verdict.problem.rule = std::move(rule.title);
  return verdict;
}

}  // namespace

RuleVerdict checkRule(const RuleLanguage* language, std::string text) {
  if (!language) return refused("This program was built without a language of rules.", RuleStage::Compile);
  const RuleText sent{"sent", std::move(text)};
  RuleReading reading = language->read({&sent, 1});
  if (!reading.refused.empty())
    return {{}, std::move(*std::ranges::min_element(reading.refused, {}, &RuleProblem::stage))};
  const std::size_t count = reading.rules.size() + reading.correlations.size();
  if (count == 0) return refused("The text holds no rule.");
  if (count > 1) return refused("The text holds " + std::to_string(count) + " rules: send each by itself.");
  RuleVerdict verdict =
      reading.rules.empty() ? accepted(reading.correlations.front()) : accepted(reading.rules.front());
  verdict.warnings = std::move(reading.warnings);
  return verdict;
}

Error ruleTooLong() {
  return invalid(std::vector<FieldError>{
      {"yaml", Violation::TooLong,
       "A rule's text may have no more than " + std::to_string(RuleVerdict::maxText) + " bytes.",
       std::to_string(RuleVerdict::maxText)}});
}

}  // namespace vedette

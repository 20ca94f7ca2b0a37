#pragma once

#include <functional>
#include <map>
#include <string_view>
#include <vector>

#include "vedette/domain/detection/catalogue/catalogued_rule.hpp"

namespace vedette::detection {

class RuleSet;

struct RulesInForce {
  std::vector<Rule> rules = {};
  std::vector<CorrelationRule> correlations = {};
};

// Every rule there is by its id, which no two share, and what was decided about rules, known or not. A value:
// copies share the rules and their texts.
class Catalogue {
 public:
  const CataloguedRule* find(std::string_view id) const;
  std::size_t size() const { return rules_.size(); }
  std::size_t count(Provenance) const;

  // By title, without regard to the case of ASCII letters, then by id.
  std::vector<const CataloguedRule*> byTitle() const;

  // What is to be evaluated, with what was decided about it; by id.
  RulesInForce inForce() const;

  // Adds a rule, or puts it in place of the one of its id; what was decided about that id holds for it.
  void put(CataloguedRule);

  // The rule, and what was decided about it.
  void remove(std::string_view id);
  void removeAll(Provenance);  // what was decided about them stays

  void decide(RuleOverride);

  // Notes which of the rules in force cannot be evaluated with the others, and why.
  void link(const RuleSet& inForce);

 private:
  std::map<std::string, CataloguedRule, std::less<>> rules_;
  std::map<std::string, RuleOverride, std::less<>> overrides_;
};

}  // namespace vedette::detection

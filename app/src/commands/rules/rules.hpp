#pragma once

#include "../invocation.hpp"
#include "vedette/sigma/rule_reader.hpp"

namespace vedette::app {

void addRulesCheck(CLI::App& rules, Invocation&);
void addRulesTest(CLI::App& rules, Invocation&);

// The paths of rules and where the values of placeholders stand, on a command line.
struct RuleArguments {
  std::vector<std::string> paths;
  std::string placeholders;  // a file; may be empty
};
void addRuleArguments(CLI::App& command, RuleArguments&);

// Reads the rules, and says what was refused or cannot be evaluated; warnings go to standard error.
Result<sigma::Reading> readRules(const RuleArguments&, std::ostream& refusals, Console&);

// "3 rules loaded, 1 refused"
std::string summaryOf(const sigma::Reading&);

}  // namespace vedette::app

#include <memory>
#include <ostream>

#include "../outcome.hpp"
#include "rules.hpp"

namespace vedette::app {
namespace {

int check(const RuleArguments& arguments, Console& console) {
  const auto reading = readRules(arguments, console.out, console);
  if (!reading) return report(console, reading.error(), exit_status::usage);
  console.out << summaryOf(*reading);
  return reading->refused.empty() ? exit_status::ok : exit_status::failed;
}

}  // namespace

void addRulesCheck(CLI::App& rules, Invocation& invocation) {
  const auto arguments = std::make_shared<RuleArguments>();
  auto& command = addCommand(rules, invocation, "check", "Load rules and say what is wrong with them.",
                             [=, &invocation] { return check(*arguments, invocation.console); });
  addRuleArguments(command, *arguments);
  command.footer("Exit status 1 when a rule was refused. No server and no database is needed.");
}

}  // namespace vedette::app

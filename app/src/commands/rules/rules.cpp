#include "rules.hpp"

#include <fmt/format.h>

#include <ostream>

#include "vedette/patterns/fast_patterns.hpp"
#include "vedette/sigma/placeholder_file.hpp"
#include "vedette/sigma/rule_files.hpp"

namespace vedette::app {
namespace {

std::string lineOf(const sigma::Problem& problem) {
  const std::string rule = problem.rule.empty() ? "" : problem.rule + ": ";
  return fmt::format("{}:{}:{}: {}{}\n", problem.file, problem.line, problem.column, rule, problem.reason);
}

}  // namespace

void addRuleArguments(CLI::App& command, RuleArguments& arguments) {
  command.add_option("PATH", arguments.paths, "Rule files, or folders with *.yml and *.yaml.")->required();
  command
      .add_option("--placeholders", arguments.placeholders,
                  "YAML file with values for %name% in rules, \"name: [value, ...]\" a line; a server's "
                  "setting rule_placeholders.")
      ->type_name("FILE");
}

Result<sigma::Reading> readRules(const RuleArguments& arguments, std::ostream& refusals, Console& console) {
  auto placeholders = sigma::placeholdersOf(arguments.placeholders);
  if (!placeholders) return placeholders.error();
  const patterns::FastPatterns engine;
  sigma::Reading reading =
      sigma::readRuleFiles(arguments.paths, sigma::RuleReader(engine, std::move(placeholders).value()));
  for (const sigma::Problem& problem : reading.warnings) console.err << "warning: " << lineOf(problem);
  for (const sigma::Problem& problem : reading.refused) refusals << lineOf(problem);
  return reading;
}

std::string summaryOf(const sigma::Reading& reading) {
  std::string summary;
  if (!reading.filters.empty()) summary = fmt::format("{} filters loaded\n", reading.filters.size());
  if (!reading.correlations.empty())
    summary += fmt::format("{} correlation rules loaded\n", reading.correlations.size());
  return summary + fmt::format("{} rules loaded, {} refused\n",
                               reading.rules.size() + reading.correlations.size(), reading.refused.size());
}

void addRules(CLI::App& program, Invocation& invocation) {
  CLI::App* rules = program.add_subcommand("rules", "Check Sigma rules and try them on events.");
  rules->require_subcommand(1);
  addRulesCheck(*rules, invocation);
  addRulesTest(*rules, invocation);
}

}  // namespace vedette::app

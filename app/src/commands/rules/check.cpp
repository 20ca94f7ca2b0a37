#include <fmt/format.h>

#include <memory>
#include <ostream>

#include "../outcome.hpp"
#include "rules.hpp"
#include "vedette/memory/memory_storage.hpp"
#include "vedette/memory/system_clock.hpp"
#include "vedette/patterns/fast_patterns.hpp"
#include "vedette/sigma/log_source_file.hpp"
#include "vedette/sigma/placeholder_file.hpp"
#include "vedette/sigma/rule_texts.hpp"
#include "vedette/sigma/sigma_language.hpp"
#include "vedette/usecases/rules/rule_book.hpp"

namespace vedette::app {
namespace {

std::string lineOf(const RuleProblem& problem) {
  const std::string rule = problem.rule.empty() ? "" : problem.rule + ": ";
  return fmt::format("{}:{}:{}: {}{}\n", problem.file, problem.line, problem.column, rule, problem.message);
}

// What a server without custom rules does with the texts.
PackReport packReportOf(std::vector<RuleText> texts, sigma::Placeholders placeholders) {
  const patterns::FastPatterns engine;
  const sigma::SigmaLanguage language(engine, std::move(placeholders));
  const memory::MemoryStorage storage;
  const memory::SystemClock clock;
  Detection detection(RuleSet::builtIn());
  return RuleBook({&language, sigma::shippedLogSources()}, detection, storage, clock)
      .usePack(std::move(texts));
}

int check(const RuleArguments& arguments, Console& console) {
  auto placeholders = sigma::placeholdersOf(arguments.placeholders);
  if (!placeholders) return report(console, placeholders.error(), exit_status::usage);
  sigma::RuleTexts found = sigma::readRuleTexts(arguments.paths);
  const PackReport pack = packReportOf(std::move(found.texts), *std::move(placeholders));
  for (const RuleProblem& problem : pack.warnings) console.err << "warning: " << lineOf(problem);
  for (const auto& [path, reason] : found.unreadable) console.out << fmt::format("{}: {}\n", path, reason);
  for (const RuleProblem& problem : pack.refused) console.out << lineOf(problem);
  const std::size_t refused = found.unreadable.size() + pack.refused.size();
  console.out << fmt::format("{} rules loaded, {} refused\n", pack.rules, refused);
  return refused == 0 ? exit_status::ok : exit_status::failed;
}

}  // namespace

void addRulesCheck(CLI::App& rules, Invocation& invocation) {
  const auto arguments = std::make_shared<RuleArguments>();
  auto& command =
      addCommand(rules, invocation, "check", "Load rules as a server does and say what is wrong with them.",
                 [=, &invocation] { return check(*arguments, invocation.console); });
  addRuleArguments(command, *arguments);
  command.footer("Exit status 1 when a rule was refused. No server and no database is needed.");
}

}  // namespace vedette::app

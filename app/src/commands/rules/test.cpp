#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <memory>

#include "../outcome.hpp"
#include "correlation_run.hpp"
#include "rules.hpp"
#include "vedette/domain/detection/engine/evaluation.hpp"
#include "vedette/json/field_reader.hpp"
#include "vedette/sigma/log_source_file.hpp"

namespace vedette::app {
namespace {

using detection::Evaluation;

struct TestArguments {
  RuleArguments rules;
  std::string events;
  bool all = false;
  bool routed = false;
  bool count = false;
};

// Evaluates rules line by line and counts what happens.
class TestRun {
 public:
  TestRun(std::shared_ptr<const detection::RuleSet> rules, const TestArguments& arguments, Console& console)
      : evaluation_(rules), arguments_(arguments), console_(console) {
    if (!rules->correlations().empty())
      correlation_ = std::make_unique<CorrelationRun>(
          std::move(rules), [this](std::size_t line, const auto& rule) { tell(line, rule.id); });
  }

  void take(const std::string& line) {
    const std::size_t number = lines_++;
    if (line.find_first_not_of(" \t\r") == std::string::npos) return;
    if (const auto read = reader_.read(line, evaluation_.event()); !read) {
      ++unread_;
      console_.err << fmt::format("line {}: {}\n", number, read.error().message);
      return;
    }
    const auto routing = arguments_.all ? Evaluation::Routing::All : Evaluation::Routing::BySource;
    const auto matches = evaluation_.run(routing);
    for (const detection::Match& match : matches) tell(number, match.rule->id);
    if (correlation_) correlation_->take(number, line, matches, evaluation_.event());
  }

  int finish() {
    if (correlation_) correlation_->finish();
    if (arguments_.count) console_.out << matches_ << '\n';
    const auto& rules = evaluation_.rules().rules();
    for (std::size_t i = 0; evaluation_.failures() > 0 && i < rules.size(); ++i)
      if (const auto health = evaluation_.health(i); health.failed > 0)
        console_.err << fmt::format("rule {} could not be evaluated on {} events. {}\n", rules[i].id,
                                    health.failed, health.lastError);
    if (correlation_) tellOfCorrelation();
    if (unread_ > 0) console_.err << fmt::format("{} of {} lines are no events\n", unread_, lines_);
    return !evaluation_.rules().silent().empty() || unread_ > 0 || evaluation_.failures() > 0
               ? exit_status::failed
               : exit_status::ok;
  }

 private:
  void tell(std::size_t line, const std::string& rule) {
    ++matches_;
    if (!arguments_.count) console_.out << line << '\t' << rule << '\n';
  }

  void tellOfCorrelation() {
    console_.err << fmt::format("{} correlation firings, one for each rule and group\n",
                                correlation_->firings());
    if (correlation_->late() > 0)
      console_.err << fmt::format("{} matches came too late, by their times, to be correlated\n",
                                  correlation_->late());
  }

  Evaluation evaluation_;
  const TestArguments& arguments_;
  Console& console_;
  std::unique_ptr<CorrelationRun> correlation_;  // of a set with correlation rules
  json::FieldReader reader_;
  std::size_t lines_ = 0, unread_ = 0, matches_ = 0;
};

int test(const TestArguments& arguments, Console& console) {
  std::ifstream file;
  if (arguments.events != "-") file.open(arguments.events, std::ios::binary);
  if (!file) return report(console, invalid(arguments.events + " cannot be read."), exit_status::usage);
  auto reading = readRules(arguments.rules, console.err, console);
  if (!reading) return report(console, reading.error(), exit_status::usage);
  console.err << summaryOf(*reading);
  const auto rules = std::make_shared<const detection::RuleSet>(
      std::move(reading->rules), sigma::shippedLogSources(), std::move(reading->correlations));
  for (const auto& [rule, reason] : rules->silent())
    console.err << fmt::format("rule {} is left out: {}\n", rule.id, reason);
  TestRun run(rules, arguments, console);
  std::istream& events = arguments.events == "-" ? console.in : file;
  for (std::string line; std::getline(events, line);) run.take(line);
  return run.finish();
}

}  // namespace

void addRulesTest(CLI::App& rules, Invocation& invocation) {
  const auto arguments = std::make_shared<TestArguments>();
  auto& command = addCommand(rules, invocation, "test", "Print which rules match which events.",
                             [=, &invocation] { return test(*arguments, invocation.console); });
  addRuleArguments(command, arguments->rules);
  command.add_option("--events", arguments->events, "Events, a JSON object a line; - is standard input.")
      ->required()
      ->type_name("FILE");
  auto* all = command.add_flag("--all", arguments->all, "Ask every rule, whatever an event's log source is.");
  command
      .add_flag("--routed", arguments->routed, "Ask the rules of an event's log source; this is the default.")
      ->excludes(all);
  command.add_flag("--count", arguments->count, "Print the number of matches alone.");
  command.footer(
      "A match is a line: the number of the event's line from 0, a tab, the rule's id. _ls_product, "
      "_ls_category\n"
      "and _ls_service in an event tell its log source, else its Channel and EventID do, else it is unknown "
      "and\n"
      "every rule is asked (a server's setting unknown_log_source may say otherwise). A correlation rule "
      "has a line\n"
      "each time that it fires: with the number of the last event that contributes. In how many groups "
      "stands "
      "on\n"
      "standard error.\n"
      "Exit status 1 when a line is no event or a rule could not be evaluated.");
}

}  // namespace vedette::app

#include "vedette/app/command_line.hpp"

#include <algorithm>
#include <ostream>

#include "invocation.hpp"
#include "vedette/app/version.hpp"

namespace vedette::app {
namespace {

constexpr const char* programFooter =
    "Settings come from flags, else VEDETTE_* variables, else the settings file (--config, VEDETTE_CONFIG "
    "or\n"
    "/etc/vedette/vedette.conf), else defaults. `vedette config example` explains every one of them.\n\n"
    "Exit status: 0 done, 1 failed, 2 wrong arguments or settings.";

void addVersion(CLI::App& program, Invocation& invocation) {
  addCommand(program, invocation, "version", "Print the version.", [&] {
    invocation.console.out << "vedette " << version << "\n";
    return exit_status::ok;
  });
}

void describe(CLI::App& program, Invocation& invocation) {
  program.require_subcommand(1);
  program.footer(programFooter);
  addServe(program, invocation);
  addMigrate(program, invocation);
  addBackup(program, invocation);
  addRestore(program, invocation);
  addStats(program, invocation);
  addUser(program, invocation);
  addRole(program, invocation);
  addToken(program, invocation);
  addRules(program, invocation);
  addConfig(program, invocation);
  addVersion(program, invocation);
}

}  // namespace

int runCommandLine(std::vector<std::string> arguments, const Variables& environment, Console& console) {
  Invocation invocation{.sources = {.environment = environment}, .console = console};
  CLI::App program("Vedette takes in security events, raises alerts and lets people work them.", "vedette");
  describe(program, invocation);
  try {
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
    program.parse(arguments);
  } catch (const CLI::ParseError& problem) {
    const bool asked = program.exit(problem, console.out, console.err) == 0;
    return asked ? exit_status::ok : exit_status::usage;
  }
  return invocation.run();
}

}  // namespace vedette::app

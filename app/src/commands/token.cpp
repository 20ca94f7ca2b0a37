#include <ostream>

#include "outcome.hpp"

namespace vedette::app {
namespace {

int issue(Installation& installation, Console& console, const std::string& name) {
  const auto token = installation.core().signIn.issueAccess(Principal::system(), name);
  if (!token) return report(console, token.error());
  console.out << *token << "\n";
  return exit_status::ok;
}

}  // namespace

void addToken(CLI::App& program, Invocation& invocation) {
  const auto name = std::make_shared<std::string>();
  auto& command =
      addCommand(program, invocation, "token", "Print a fresh access token of an account.", [=, &invocation] {
        return withInstallation(invocation, [&](Installation& installation) {
          return issue(installation, invocation.console, *name);
        });
      });
  command.add_option("NAME", *name, "The account's user name.")->required();
  addSettingFlags(command, invocation, {"data_dir", "database"});
  command.footer("For scripts on the server's own machine: it needs the token key, and no password.");
}

}  // namespace vedette::app

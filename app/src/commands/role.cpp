#include <ostream>

#include "outcome.hpp"
#include "user_table.hpp"

namespace vedette::app {
namespace {

int list(Installation& installation, Console& console) {
  const auto roles = installation.core().roles.list(Principal::system());
  if (!roles) return report(console, roles.error());
  console.out << roleTable(*roles);
  return exit_status::ok;
}

}  // namespace

void addRole(CLI::App& program, Invocation& invocation) {
  auto& role = *program.add_subcommand("role", "Look at roles.");
  role.require_subcommand(1);
  auto& command = addCommand(role, invocation, "list", "Print the roles and what they permit.", [&] {
    return withInstallation(
        invocation, [&](Installation& installation) { return list(installation, invocation.console); });
  });
  addSettingFlags(command, invocation, {"data_dir", "database"});
}

}  // namespace vedette::app

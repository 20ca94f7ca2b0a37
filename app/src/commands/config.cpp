#include <ostream>

#include "outcome.hpp"
#include "vedette/app/settings_text.hpp"

namespace vedette::app {

void addConfig(CLI::App& program, Invocation& invocation) {
  auto& config = *program.add_subcommand("config", "Look at settings.");
  config.require_subcommand(1);
  auto& check =
      addCommand(config, invocation, "check", "Print the settings in force and where each comes from.", [&] {
        return withSettings(invocation, [&](const LoadedSettings& loaded) {
          invocation.console.out << describe(loaded);
          return exit_status::ok;
        });
      });
  addSettingFlags(check, invocation,
                  {"listen", "insecure_listen", "data_dir", "database", "spool", "log_level"});
  check.footer("Passwords are shown as ***. Status 2, with a line for each, when settings are wrong.");

  const auto environment = std::make_shared<bool>(false);
  auto& example = addCommand(
      config, invocation, "example", "Print every setting, explained, as a settings file.", [=, &invocation] {
        invocation.console.out << exampleSettings(*environment ? ExampleKind::Environment
                                                               : ExampleKind::File);
        return exit_status::ok;
      });
  example.add_flag("--env", *environment, "As an environment file instead.");
}

}  // namespace vedette::app

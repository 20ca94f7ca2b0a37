#include "invocation.hpp"

#include "../settings/setting.hpp"

namespace vedette::app {

CLI::App& addCommand(CLI::App& parent, Invocation& invocation, std::string name, std::string description,
                     std::function<int()> run) {
  CLI::App* command = parent.add_subcommand(std::move(name), std::move(description));
  command->callback([&invocation, run = std::move(run)] { invocation.run = run; });
  return *command;
}

void addSettingFlags(CLI::App& command, Invocation& invocation,
                     std::initializer_list<std::string_view> keys) {
  command
      .add_option_function<std::string>(
          "--config", [&](const std::string& file) { invocation.sources.config = file; },
          "Settings file, instead of /etc/vedette/vedette.conf.")
      ->type_name("FILE");
  for (const std::string_view key : keys) {
    const Setting& setting = *findSetting(key);
    auto& flags = invocation.sources.flags;
    if (setting.isSwitch) {
      command.add_flag_callback(
          setting.flag, [&flags, flag = setting.flag] { flags.emplace_back(flag, "true"); }, setting.doc);
    } else {
      command
          .add_option_function<std::string>(
              setting.flag,
              [&flags, flag = setting.flag](const std::string& value) { flags.emplace_back(flag, value); },
              setting.doc)
          ->type_name("VALUE");
    }
  }
}

}  // namespace vedette::app

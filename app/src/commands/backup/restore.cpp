#include "commands/backup/report_backup.hpp"
#include "service/process/data_folder.hpp"
#include "service/process/instance_lock.hpp"
#include "vedette/storage/migrations.hpp"

namespace vedette::app {
namespace {

struct RestoreArguments {
  std::string file;
  bool dryRun = false;
  bool verify = false;
};

int check(Console& console, const RestoreArguments& arguments) {
  const auto checked = [&] {
    Progress progress = progressOn(console, "checking");
    return storage::checkBackup(arguments.file, [&](std::uint64_t rows) { progress.show(rows); });
  }();
  return finish(console, checked, "whole:");
}

Result<storage::BackupReport> restoreInto(const Settings& settings, const RestoreArguments& arguments,
                                          const storage::OnRows& onRows) {
  if (auto made = makeDataFolder(settings.dataDir); !made) return std::move(made).error();
  const auto lock = InstanceLock::take(settings);
  if (!lock) return lock.error();
  if (const auto migrated = storage::migrate(storageSettings(settings)); !migrated) return migrated.error();
  return storage::restore(storageSettings(settings), arguments.file,
                          {.verify = arguments.verify, .onRows = onRows});
}

int restore(Console& console, const Settings& settings, const RestoreArguments& arguments) {
  if (arguments.dryRun) return check(console, arguments);
  const auto restored = [&] {
    Progress progress = progressOn(console, "restoring");
    return restoreInto(settings, arguments, [&](std::uint64_t rows) { progress.show(rows); });
  }();
  return finish(console, restored, arguments.verify ? "restored and verified" : "restored");
}

}  // namespace

void addRestore(CLI::App& program, Invocation& invocation) {
  const auto arguments = std::make_shared<RestoreArguments>();
  auto& command = addCommand(program, invocation, "restore", "Bring a backup back into an empty database.",
                             [=, &invocation] {
                               return withSettings(invocation, [&](const LoadedSettings& loaded) {
                                 return restore(invocation.console, loaded.settings, *arguments);
                               });
                             });
  command.add_option("FILE", arguments->file, "What `vedette backup` wrote; - is standard input.")
      ->required();
  auto* dryRun =
      command.add_flag("--dry-run", arguments->dryRun, "Check the file to its end, and change nothing.");
  command.add_flag("--verify", arguments->verify, "Count what is in the database then, and compare.")
      ->excludes(dryRun);
  addSettingFlags(command, invocation, {"data_dir", "database"});
  command.footer(
      "Stop the server first. Makes the database when there is none; one that has rows is refused. A file "
      "that is\n"
      "cut off or was changed is refused before anything is stored (from standard input: before it is "
      "committed);\n"
      "what fails later leaves the database empty. SQLite needs twice the space of the database meanwhile.\n"
      "Sessions come back as they were: one that was ended after the backup lives again until it expires, if "
      "the\n"
      "token key is the same. Without the old token.key in the data folder, everybody signs in again.");
}

}  // namespace vedette::app

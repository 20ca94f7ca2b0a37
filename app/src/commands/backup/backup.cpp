#include <unistd.h>

#include "commands/backup/report_backup.hpp"
#include "vedette/app/version.hpp"

namespace vedette::app {
namespace {

struct BackupArguments {
  std::string file;
  bool force = false;
  bool verify = false;
};

// What makes no sense together; nothing when it does.
std::optional<Error> refuse(const BackupArguments& arguments) {
  if (arguments.file != storage::standardStream) return std::nullopt;
  if (arguments.verify)
    return invalid("--verify needs a file: what went to standard output cannot be read again.");
  if (::isatty(STDOUT_FILENO) == 1) return invalid("A backup is not written to a terminal.");
  return std::nullopt;
}

int backUp(Console& console, const Settings& settings, const BackupArguments& arguments) {
  if (const auto refused = refuse(arguments)) return report(console, *refused, exit_status::usage);
  const auto made = [&] {
    Progress progress = progressOn(console, "backing up");
    return storage::backUp(storageSettings(settings), arguments.file,
                           {.program = version,
                            .replace = arguments.force,
                            .verify = arguments.verify,
                            .onRows = [&](std::uint64_t rows) { progress.show(rows); }});
  }();
  return finish(console, made, arguments.verify ? "backed up and verified" : "backed up");
}

}  // namespace

void addBackup(CLI::App& program, Invocation& invocation) {
  const auto arguments = std::make_shared<BackupArguments>();
  auto& command = addCommand(program, invocation, "backup",
                             "Write all data to a file, beside a running server.", [=, &invocation] {
                               return withSettings(invocation, [&](const LoadedSettings& loaded) {
                                 return backUp(invocation.console, loaded.settings, *arguments);
                               });
                             });
  command.add_option("FILE", arguments->file, "Where to; - is standard output.")->required();
  command.add_flag("--force", arguments->force, "Replace FILE when there is one.");
  command.add_flag("--verify", arguments->verify,
                   "Read the file again and check it, before it gets its name.");
  addSettingFlags(command, invocation, {"data_dir", "database"});
  command.footer(
      "One snapshot of every table, taken while the server goes on; it can be restored into SQLite and "
      "PostgreSQL.\n"
      "FILE is readable by its owner alone, because it holds password hashes, and appears when it is "
      "complete.\n"
      "Not in it: the settings and the token key (token.key in the data folder). Without the key everybody "
      "signs\n"
      "in again; keep a copy of it in a safe place.");
}

}  // namespace vedette::app

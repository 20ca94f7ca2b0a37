#include <ostream>

#include "outcome.hpp"
#include "service/process/data_folder.hpp"
#include "service/process/instance_lock.hpp"
#include "vedette/storage/migrations.hpp"

namespace vedette::app {
namespace {

int printPending(Console& console, const Settings& settings) {
  const auto pending = storage::pendingMigrations(storageSettings(settings));
  if (!pending) return report(console, pending.error());
  for (const auto& migration : *pending) {
    console.out << "-- " << migration.name << "\n" << migration.sql << "\n";
  }
  if (pending->empty()) console.out << "-- nothing to do\n";
  return exit_status::ok;
}

int apply(Console& console, const Settings& settings) {
  if (const auto made = makeDataFolder(settings.dataDir); !made) return report(console, made.error());
  const auto lock = InstanceLock::take(settings);
  if (!lock) return report(console, lock.error());
  const auto applied = storage::migrate(storageSettings(settings));
  if (!applied) return report(console, applied.error());
  console.out << *applied << " migrations applied\n";
  return exit_status::ok;
}

}  // namespace

void addMigrate(CLI::App& program, Invocation& invocation) {
  const auto dryRun = std::make_shared<bool>(false);
  auto& command = addCommand(program, invocation, "migrate", "Bring the database to this program's version.",
                             [=, &invocation] {
                               return withSettings(invocation, [&](const LoadedSettings& loaded) {
                                 return *dryRun ? printPending(invocation.console, loaded.settings)
                                                : apply(invocation.console, loaded.settings);
                               });
                             });
  command.add_flag("--dry-run", *dryRun, "Print the SQL of what is pending, and change nothing.");
  addSettingFlags(command, invocation, {"data_dir", "database"});
  command.footer("`serve` does this by itself. Stop the server first.");
}

}  // namespace vedette::app

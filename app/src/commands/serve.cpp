#include "../service/application.hpp"
#include "outcome.hpp"
#include "service/process/process.hpp"
#include "service/process/stop_signal.hpp"

namespace vedette::app {
namespace {

int serve(const LoadedSettings& loaded) {
  hideMemory();
  StopSignal stop;
  Log log(loaded.settings.log);
  const auto served = runServer(loaded.settings, log, [&](std::uint16_t) {
    stop.wait([&] { log.info("SIGHUP: settings are read at the start only; restart to change them"); });
  });
  if (served) return exit_status::ok;
  log.error(served.error().message);
  return exit_status::failed;
}

}  // namespace

void addServe(CLI::App& program, Invocation& invocation) {
  auto& command = addCommand(program, invocation, "serve", "Run the server.",
                             [&] { return withSettings(invocation, serve); });
  addSettingFlags(command, invocation,
                  {"listen", "insecure_listen", "data_dir", "database", "rules", "spool", "log_level"});
  command.footer(
      "Applies pending migrations, then serves until SIGTERM or SIGINT: requests in flight are answered, "
      "queued\n"
      "events stored, and the status is 0. A second signal ends it at once; nothing acknowledged is lost by "
      "that.\n"
      "SIGHUP changes nothing. The log goes to standard error; once it serves, one line contains\n"
      "\"listening on http://ADDRESS:PORT\". One server at a time uses an SQLite database.");
}

}  // namespace vedette::app

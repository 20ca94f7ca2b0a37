#include "application.hpp"

#include <fmt/format.h>

#include <optional>

#include "../settings/endpoint.hpp"
#include "health.hpp"
#include "installation.hpp"
#include "service/process/data_folder.hpp"
#include "service/process/instance_lock.hpp"
#include "service/process/periodic.hpp"
#include "service/rules/rule_pack.hpp"
#include "service/rules/rules_in_force.hpp"
#include "upkeep.hpp"
#include "vedette/app/version.hpp"
#include "vedette/sigma/source_profile_file.hpp"

namespace vedette::app {
namespace {

using namespace std::chrono_literals;

// False while nobody can tell whether it is one.
bool tellFirstStart(Core& core, Log& log) {
  const auto users = core.users.list(Principal::system(), {.limit = 1});
  if (!users || users->total > 0) return users.has_value();
  log.warning(
      "there is no account yet; make the first admin with: vedette user add NAME --role admin "
      "--password-generate (with the --data-dir or --database of this server)");
  return true;
}

void tellMigrations(std::size_t pending, Log& log) {
  log.info(fmt::format("applying {} migrations to the database; a large one takes minutes", pending));
}

void tellWhetherReachable(const storage::DatabaseState& database, Log& log) {
  if (database.connected) return;
  log.warning("the database cannot be used yet: " + database.reason +
              "; requests are answered 503 until it can, and pending migrations are applied then");
}

void removeExpiredSessions(Installation& installation, Log& log) {
  const auto removed = installation.database().atomically(
      [&](Stores& stores) { return stores.sessions.removeExpired(installation.clock().now()); });
  if (!removed) log.warning("expired sessions could not be removed: " + removed.error().message);
}

// None when it is not wanted.
Result<std::unique_ptr<ingest::Spool>> openSpool(const Settings& settings, Log& log) {
  if (!settings.hasSpool()) return std::unique_ptr<ingest::Spool>();
  auto spool = ingest::Spool::open(settings.spool);
  if (!spool) return spool;
  const ingest::SpoolFigures found = (*spool)->figures();
  if (found.events > 0) log.info(fmt::format("{} events of before wait in the spool", found.events));
  if (found.unread > 0)
    log.warning(
        fmt::format("{} bytes in the spool are no whole record, most likely of a write that a crash cut "
                    "off before it was acknowledged; their files are kept as *.unread",
                    found.unread));
  return spool;
}

std::optional<ingest::Spooling> spoolingOn(ingest::Spool* spool, const Installation& installation) {
  if (!spool) return std::nullopt;
  return ingest::Spooling{*spool, installation.clock(), installation.randomness()};
}

// None when no rules are set.
Result<std::unique_ptr<RulePack>> openRules(const Settings& settings, Core& core, Log& log) {
  if (settings.rules.empty()) return std::unique_ptr<RulePack>();
  auto pack = std::make_unique<RulePack>(
      settings.rules, [&](std::vector<RuleText> texts) { putInForce(std::move(texts), core.ruleBook, log); },
      log);
  if (!pack->load()) return unavailable("no rules can be read at " + settings.rules.string());
  return pack;
}

Result<SourceProfiles> profilesOf(const Settings& settings) {
  if (settings.sourceProfiles.empty()) return sigma::shippedSourceProfiles();
  return sigma::sourceProfilesOf(settings.sourceProfiles);
}

// Correlation rules that wait for a later event see that time passes, too.
void letTimePass(Core& core, ingest::Lane& lane) {
  if (core.detection().awaitsTime()) (void)lane.submit({Principal::system(), {}}, [](auto&&) {});
}

http::Services servicesOf(Installation& installation, ingest::Lane& lane, Health& health,
                          SourceProfiles profiles, Log& log) {
  return {.core = installation.core(),
          .submit =
              [&lane](Submission&& submission, ingest::Completion done) {
                return lane.submit(std::move(submission), std::move(done));
              },
          .state = [&health] { return health.state(); },
          .version = version,
          .profiles = std::move(profiles),
          .accessLog = [&log](std::string_view line) { log.access(line); },
          .admit = [&lane] { return lane.admits(); }};
}

}  // namespace

Result<void> runServer(const Settings& settings, Log& log,
                       const std::function<void(std::uint16_t port)>& serving) {
  auto profiles = profilesOf(settings);
  if (!profiles) return profiles.error();
  if (auto made = makeDataFolder(settings.dataDir); !made) return made;
  const auto lock = InstanceLock::take(settings);
  if (!lock) return lock.error();
  const auto spool = openSpool(settings, log);
  if (!spool) return spool.error();
  auto installation =
      Installation::openToServe(settings, [&](std::size_t pending) { tellMigrations(pending, log); });
  if (!installation) return installation.error();
  Core& core = (*installation)->core();
  tellWhetherReachable((*installation)->database().state(), log);
  bool toldFirstStart = tellFirstStart(core, log);

  if (settings.silentSource) core.detection().watchSources(*settings.silentSource);
  bool storedRules = loadStored((*installation)->database(), core.ruleBook, log);
  const auto rules = openRules(settings, core, log);
  if (!rules) return rules.error();

  ingest::Lane lane(core.ingest, settings.ingest, spoolingOn(spool->get(), **installation));
  Health health((*installation)->database(), core, lane, spool->get(), log);
  http::Server server(settings.http, servicesOf(**installation, lane, health, *std::move(profiles), log));
  const Periodic housekeeping(every(1h, [&] { removeExpiredSessions(**installation, log); }));
  const Periodic watch(every(1s, [&] {
    health.watch();
    letTimePass(core, lane);
    toldFirstStart = toldFirstStart || tellFirstStart(core, log);
    storedRules = storedRules || loadStored((*installation)->database(), core.ruleBook, log);
  }));
  std::optional<Periodic> rulesWatch;
  if (*rules) rulesWatch.emplace(every(1s, [&] { (*rules)->watch(); }));
  Upkeep upkeep((*installation)->database(), (*installation)->clock(), settings.retention, log);
  const Periodic storageUpkeep({20ms, [&] { return upkeep.step(); }});

  const auto port = server.start();
  if (!port) return port.error();
  log.info(fmt::format("vedette {} listening on http://{}", version,
                       formatEndpoint(settings.http.address, *port)));
  serving(*port);

  log.info("draining: requests in flight are answered, then the queue is stored");
  server.stop();
  lane.close();
  log.info("stopped");
  return {};
}

}  // namespace vedette::app

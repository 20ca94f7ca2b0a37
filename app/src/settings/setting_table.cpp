#include "setting_kinds.hpp"

namespace vedette::app {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kib = 1 << 10, mib = kib << 10, gib = mib << 10;

void addPlaces(std::vector<Setting>& table) {
  table.push_back(listenSetting(
      {"listen", "--listen", "Where to serve HTTP. Port 0 takes a free one; the log tells which."}));
  table.push_back(switchSetting(
      {"insecure_listen", "--insecure-listen",
       "Allows a listen address that is not loopback. HTTP here is without TLS: passwords and tokens cross "
       "the "
       "network in the clear. Set it only when a TLS proxy stands in front or nothing else can reach the "
       "address."},
      [](auto& s) -> auto& { return s.insecureListen; }));
  table.push_back(pathSetting(
      {"data_dir", "--data-dir",
       "Folder of the database, the token key and the lock. Made, readable by its owner "
       "alone, when there is none."},
      "a path", [](auto& s) -> auto& { return s.dataDir; }));
  table.push_back(databaseSetting(
      {"database", "--database",
       "Where everything is stored. Not set: SQLite, vedette.db in the data folder. A PostgreSQL on this "
       "machine answers sooner by its socket: postgresql://USER@/DATABASE?host=/var/run/postgresql. A "
       "password for PostgreSQL "
       "comes from PGPASSFILE or ~/.pgpass, or stands in the URL here or in VEDETTE_DATABASE; never on the "
       "command line, where every user of the machine can read it. A file that holds one must not be "
       "readable "
       "by others (mode 0640 or less)."}));
  table.push_back(durationSetting(
      {"database_timeout", "", "How long one statement may wait: for a lock, for the database server."},
      {1s, 300s}, [](auto& s) -> auto& { return s.databaseTimeout; }));
  table.push_back(pathSetting(
      {"token_key_file", "",
       "File of the secret that signs access tokens. Not set: token.key in the data folder. Made, readable "
       "by its "
       "owner alone, when there is none. Servers that share a database share it. A new one ends every "
       "session."},
      "a path", [](auto& s) -> auto& { return s.tokenKeyFile; }));
}

void addTokensAndLog(std::vector<Setting>& table) {
  table.push_back(durationSetting(
      {"access_token_lifetime", "", "How long an access token is good."}, {60s, 24h},
      [](auto& s) -> auto& { return s.tokens.access; }));
  table.push_back(durationSetting(
      {"refresh_token_lifetime", "", "How long a refresh token is good; each use gives a new one."},
      {60s, 24h * 365}, [](auto& s) -> auto& { return s.tokens.refresh; }));
  table.push_back(choiceSetting(
      {"log_level", "--log-level", "The least important lines that the log shows."},
      {"debug", "info", "warning", "error"}, [](auto& s) -> auto& { return s.log.level; }));
  table.push_back(choiceSetting(
      {"log_format", "",
       "How the log, which goes to standard error, is written: JSON lines, or text for eyes."},
      {"json", "text"}, [](auto& s) -> auto& { return s.log.format; }));
  table.push_back(switchSetting(
      {"access_log", "", "One line of JSON in the log for every request."},
      [](auto& s) -> auto& { return s.http.accessLog; }));
}

void addThreads(std::vector<Setting>& table) {
  table.push_back(numberSetting(
      {"max_connections", "", "HTTP connections at once; more wait to be accepted."}, {1, 65'536},
      [](auto& s) -> auto& { return s.http.maxConnections; }));
  table.push_back(numberSetting(
      {"event_loops", "", "Threads that serve connections. One is enough for two cores."}, {1, 64},
      [](auto& s) -> auto& { return s.http.eventLoops; }));
  table.push_back(numberOrAutoSetting(
      {"readers", "",
       "Threads, and database connections, that read for requests. auto: one for each core on SQLite, two on "
       "PostgreSQL, from 2 to 32."},
      {1, 64}, [](auto& s) -> auto& { return s.readers; }));
  table.push_back(numberSetting(
      {"max_waiting_reads", "", "Requests that may wait for a reader; more are answered 503."}, {1, 65'536},
      [](auto& s) -> auto& { return s.http.maxWaitingReads; }));
  table.push_back(numberSetting(
      {"hashers", "", "Threads that check passwords: about 25 ms of a core and 19 MiB for each check."},
      {1, 64}, [](auto& s) -> auto& { return s.http.hashers; }));
  table.push_back(numberSetting(
      {"max_waiting_hashes", "", "Sign-ins that may wait for a hasher; more are answered 503."}, {1, 4'096},
      [](auto& s) -> auto& { return s.http.maxWaitingHashes; }));
  table.push_back(numberSetting(
      {"bulk_streams", "", "Bulk requests at once, a thread each; more are answered 503."}, {1, 64},
      [](auto& s) -> auto& { return s.http.bulkStreams; }));
}

void addRetention(std::vector<Setting>& table) {
  constexpr Range<std::chrono::seconds> ages{1h, 24h * 36'500};
  const auto add = [&](std::string_view key, std::string_view doc, Severity severity) {
    table.push_back(ageSetting(
        {key, "", doc}, ages, [severity](auto& s) -> auto& { return s.retention.of(severity); }));
  };
  add("retention_info",
      "When events of severity info are removed, by the age of their timestamp. An event that an alert "
      "refers to "
      "stays as long as the alert does. Removing runs in small steps beside ingest.",
      Severity::Info);
  add("retention_low", "The same for severity low.", Severity::Low);
  add("retention_medium", "The same for severity medium.", Severity::Medium);
  add("retention_high", "The same for severity high.", Severity::High);
  add("retention_critical", "The same for severity critical.", Severity::Critical);
  table.push_back(ageSetting(
      {"retention_closed_alerts", "",
       "When an alert is removed, with its history, counted from when it was closed. An open one never is."},
      ages, [](auto& s) -> auto& { return s.retention.closedAlerts; }));
}

void addRequestLimits(std::vector<Setting>& table) {
  table.push_back(bytesSetting(
      {"max_header_bytes", "", "Of a request's header; more is answered 431."}, {kib, 64 * kib},
      [](auto& s) -> auto& { return s.http.maxHeaderBytes; }));
  table.push_back(bytesSetting(
      {"max_bulk_bytes", "", "Of a bulk request's body, inflated; more is answered 413."}, {kib, 4 * gib},
      [](auto& s) -> auto& { return s.http.maxBulkBytes; }));
}

void addRequestRates(std::vector<Setting>& table) {
  table.push_back(numberSetting(
      {"anonymous_requests", "",
       "Requests a minute without a token, which are sign-ins and refreshes, from one address or one /64 "
       "network of IPv6. They may come at once; more are answered 429. 0: no limit. Behind a proxy all "
       "clients have the proxy's address, for X-Forwarded-For is not believed: allow what they need "
       "together, or set 0 and limit in the proxy. Not counted: health, documentation, the check of JSON, "
       "and what is refused for want of a token."},
      {0, 100'000'000}, [](auto& s) -> auto& { return s.http.anonymousRequests; }));
  table.push_back(numberSetting(
      {"user_requests", "",
       "Requests a minute by one account, from all its addresses together. They may come at once; more are "
       "answered 429. 0: no limit. A bulk request counts once, health and metrics not at all."},
      {0, 100'000'000}, [](auto& s) -> auto& { return s.http.userRequests; }));
}

void addTimeouts(std::vector<Setting>& table) {
  table.push_back(durationSetting(
      {"header_timeout", "", "From the first byte of a request to the end of its header."}, {1s, 300s},
      [](auto& s) -> auto& { return s.http.headerTimeout; }));
  table.push_back(durationSetting(
      {"body_timeout", "", "For the body of a request; a bulk request keeps to least_bulk_rate instead."},
      {1s, 3600s}, [](auto& s) -> auto& { return s.http.bodyTimeout; }));
  table.push_back(bytesSetting(
      {"least_bulk_rate", "",
       "A second, of what a bulk request sends; one that stays below for body_timeout is answered 408."},
      {1, mib}, [](auto& s) -> auto& { return s.http.leastBulkRate; }));
  table.push_back(durationSetting(
      {"stall_timeout", "",
       "Between two pieces of a request's body; a bulk request has body_timeout for that."},
      {1s, 3600s}, [](auto& s) -> auto& { return s.http.stallTimeout; }));
  table.push_back(durationSetting(
      {"write_timeout", "", "For a client to take its answer."}, {1s, 3600s},
      [](auto& s) -> auto& { return s.http.writeTimeout; }));
  table.push_back(durationSetting(
      {"idle_timeout", "", "Between two requests on a kept connection."}, {1s, 3600s},
      [](auto& s) -> auto& { return s.http.idleTimeout; }));
  table.push_back(durationSetting(
      {"drain_timeout", "", "After SIGTERM, for the requests in flight; what is left then is closed."},
      {1s, 300s}, [](auto& s) -> auto& { return s.http.drainTimeout; }));
}

void addIngest(std::vector<Setting>& table) {
  table.push_back(numberSetting(
      {"max_queued_events", "", "Events that may wait to be stored; more are answered 503."}, {1, 10'000'000},
      [](auto& s) -> auto& { return s.ingest.maxQueuedEvents; }));
  table.push_back(bytesSetting(
      {"max_queued_bytes", "", "The same, in bytes of memory."}, {mib, 64 * gib},
      [](auto& s) -> auto& { return s.ingest.maxQueuedBytes; }));
  table.push_back(durationSetting(
      {"max_queued_age", "",
       "How long the first of them may wait; while it waits longer, more are answered 503 at once."},
      {1s, 300s}, [](auto& s) -> auto& { return s.ingest.maxQueuedAge; }));
  table.push_back(numberSetting(
      {"max_batch_events", "", "Events that one transaction stores, about."}, {1, 100'000},
      [](auto& s) -> auto& { return s.ingest.maxBatchEvents; }));
}

void addSourceProfiles(std::vector<Setting>& table) {
  table.push_back(pathSetting(
      {"source_profiles", "",
       "File that tells how raw events of your own sources come (POST /api/v1/events/bulk?format=raw): which "
       "of their fields hold the time, the severity and what happened. A profile in it takes the place of "
       "the shipped one with its name. Read at the start."},
      "a path", [](auto& s) -> auto& { return s.sourceProfiles; }));
}

void addDetection(std::vector<Setting>& table) {
  table.push_back(pathSetting(
      {"rules", "--rules",
       "Sigma rules that look at every event: a folder with *.yml and *.yaml at any depth, a file, or a tar "
       "archive of them, compressed or not. Watched: what changes there is in force a few seconds later, "
       "without a pause. Not set: events of severity high and critical alone raise alerts."},
      "a path", [](auto& s) -> auto& { return s.rules; }));
  table.push_back(pathSetting(
      {"rule_placeholders", "",
       "YAML file with the values that %name% stands for in rules with the modifier expand, \"name: [value, "
       "...]\" a line. Not set: such values match nothing, which vedette rules check tells. Read at the "
       "start."},
      "a path", [](auto& s) -> auto& { return s.rulePlaceholders; }));
  using detection::UnknownSource;
  table.push_back(namedSetting<UnknownSource>(
      {"unknown_log_source", "",
       "Which rules look at an event of which neither its log source (product, category, service) nor its "
       "Channel is known: all, or none but those that ask for no log source. Such events are counted "
       "(vedette_detection_unknown_source_events_total), and /health says when rules leave them out."},
      {{"all", UnknownSource::AllRules}, {"none", UnknownSource::NoRules}},
      [](auto& s) -> auto& { return s.unknownLogSource; }));
  table.push_back(ageSetting(
      {"silent_source", "",
       "How long nothing may come from a source that sent events before; then an alert says so, once until "
       "it is "
       "heard again."},
      {60s, 24h * 365}, [](auto& s) -> auto& { return s.silentSource; }));
}

void addSpool(std::vector<Setting>& table) {
  table.push_back(pathSetting(
      {"spool", "--spool",
       "Folder where events wait while PostgreSQL is away, on a disk that lasts: they are acknowledged with "
       "\"durability\":\"spool\" once they are there, and stored in their order, each once, when it is back. "
       "Made, readable by its owner alone, when there is none. Not set: events are answered 503 meanwhile. "
       "SQLite has no use for it."},
      "a path", [](auto& s) -> auto& { return s.spool.folder; }));
  table.push_back(bytesSetting(
      {"spool_max_bytes", "", "Of all files in the spool; events beyond are answered 503."}, {mib, 64 * gib},
      [](auto& s) -> auto& { return s.spool.maxBytes; }));
  table.push_back(durationSetting(
      {"spool_grace", "",
       "While PostgreSQL is away no account can be read. For so long after the last reading, which is the "
       "issue "
       "of the token when there was none since the start, but not beyond the token's own life, an account "
       "may go "
       "on sending events into the spool. It may do nothing else."},
      {1s, 24h}, [](auto& s) -> auto& { return s.spoolGrace; }));
}

}  // namespace

const std::vector<Setting>& settingTable() {
  static const std::vector<Setting> table = [] {
    std::vector<Setting> rows;
    addPlaces(rows);
    addTokensAndLog(rows);
    addThreads(rows);
    addRequestLimits(rows);
    addRequestRates(rows);
    addTimeouts(rows);
    addIngest(rows);
    addSourceProfiles(rows);
    addDetection(rows);
    addSpool(rows);
    addRetention(rows);
    return rows;
  }();
  return table;
}

}  // namespace vedette::app

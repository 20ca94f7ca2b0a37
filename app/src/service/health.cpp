#include "health.hpp"

#include <fmt/format.h>

namespace vedette::app {
namespace {

double number(std::uint64_t n) { return static_cast<double>(n); }

double secondsOf(const std::optional<Timestamp>& time) {
  return time ? std::chrono::duration<double>(time->time_since_epoch()).count() : 0;
}

std::string wordsFor(const ingest::SpoolFigures& spool) {
  if (!spool.failure.empty()) return "failing";
  if (spool.events == 0) return "ok";
  return fmt::format("{} events wait, {} bytes, since {}", spool.events, spool.bytes,
                     spool.oldest ? formatTimestamp(*spool.oldest) : "long ago");
}

std::string reasonFor(bool connected, bool storing, bool recalling, const std::string& ofDatabase) {
  if (connected && !storing) return "the last events could not be stored";
  if (connected && recalling) return "correlation rules read the stored events that they need";
  return ofDatabase;
}

void addSpool(const ingest::SpoolFigures& spool, http::SystemState& state) {
  state.components.emplace_back("spool", wordsFor(spool));
  for (const auto& [name, figure] : {std::pair{"vedette_spool_waiting_events", number(spool.events)},
                                     {"vedette_spool_waiting_bytes", number(spool.bytes)},
                                     {"vedette_spool_waiting_since_seconds", secondsOf(spool.oldest)},
                                     {"vedette_spool_taken_events_total", number(spool.spooled)},
                                     {"vedette_spool_replayed_events_total", number(spool.replayed)},
                                     {"vedette_spool_set_aside_events_total", number(spool.setAside)},
                                     {"vedette_spool_unread_bytes", number(spool.unread)}})
    state.metrics.emplace_back(name, figure);
}

// Not a failure: the rules of before are in force meanwhile.
void addPendingRules(const RecallProgress::Figures& recall, http::SystemState& state) {
  if (recall.running)
    state.components.emplace_back(
        "rules", fmt::format("a change waits until correlation rules have read {} stored events: {} are",
                             recall.of, recall.passed));
  state.metrics.emplace_back("vedette_rules_pending", recall.running ? 1 : 0);
}

void addUnknownSources(const Detection::UnknownSources& unknown, http::SystemState& state) {
  if (unknown.leaveRulesOut && unknown.events > 0)
    state.components.emplace_back(
        "detection", fmt::format("{} events of unknown log source were left out", unknown.events));
  state.metrics.emplace_back("vedette_detection_unknown_source_events_total", number(unknown.events));
  state.metrics.emplace_back("vedette_detection_left_out_events_total",
                             unknown.leaveRulesOut ? number(unknown.events) : 0);
}

}  // namespace

Health::Health(storage::Database& database, Core& core, const ingest::Lane& lane, const ingest::Spool* spool,
               Log& log)
    : database_(database),
      ingest_(core.ingest),
      detection_(core.detection()),
      rules_(core.ruleBook),
      lane_(lane),
      spool_(spool),
      log_(log) {}

bool Health::ingestWell(const ingest::LaneFigures& lane) const {
  return lane.healthy || lane.failedBatches <= forgivenFailures_;
}

const char* Health::ingestWord(bool storing, bool connected) const {
  if (spool_ && spool_->figures().events > 0) return connected ? "replaying" : "spooling";
  return storing ? "running" : "failing";
}

http::SystemState Health::state() const {
  const auto [connected, reason] = database_.state();
  const ingest::LaneFigures lane = lane_.figures();
  const bool storing = ingestWell(lane), recalling = ingest_.recalling().running;
  http::SystemState state{.healthy = connected && storing && !recalling,
                          .components = {{"database", connected ? "connected" : "unavailable"},
                                         {"ingest", recalling ? "waiting" : ingestWord(storing, connected)}},
                          .reason = reasonFor(connected, storing, recalling, reason),
                          .metrics = {{"vedette_database_up", connected ? 1 : 0},
                                      {"vedette_events_stored_total", number(lane.events)},
                                      {"vedette_events_duplicate_total", number(lane.duplicates)},
                                      {"vedette_alerts_raised_total", number(lane.alerts)},
                                      {"vedette_ingest_batches_total", number(lane.batches)},
                                      {"vedette_ingest_failed_batches_total", number(lane.failedBatches)},
                                      {"vedette_ingest_refused_total", number(lane.refused)},
                                      {"vedette_ingest_queued_events", number(lane.queuedEvents)},
                                      {"vedette_ingest_queued_bytes", number(lane.queuedBytes)},
                                      {"vedette_log_lines_dropped_total", number(log_.dropped())}}};
  addUnknownSources(detection_.unknownSources(), state);
  addPendingRules(rules_.recalling(), state);
  if (spool_) addSpool(spool_->figures(), state);
  const std::lock_guard lock(ofRules_);
  state.metrics.insert(state.metrics.end(), ruleMetrics_.begin(), ruleMetrics_.end());
  return state;
}

void Health::watch() {
  const ingest::LaneFigures lane = lane_.figures();
  database_.probe();
  if (database_.state().connected) forgive(lane);
  lookAtRules();
  tellChange(state());
  if (spool_) tellSpool();
  tellRecall();
}

void Health::lookAtRules() {
  Samples now = ruleMetricsOf(detection_.health());
  const std::lock_guard lock(ofRules_);
  ruleMetrics_ = std::move(now);
}

void Health::tellRecall() {
  const auto [running, of, passed, shown] = ingest_.recalling();
  if (passed == toldRecalled_ || (running && passed - toldRecalled_ < of / 10)) return;
  log_.info(fmt::format("correlation rules {} {} of {} stored events; {} of these matter to them",
                        running ? "have passed" : "are ready:", passed, of, shown));
  toldRecalled_ = passed;
}

void Health::tellSpool() {
  const ingest::SpoolFigures now = spool_->figures();
  if (now.events > 0 && toldSpool_.events == 0)
    log_.warning("events wait in the spool until the database takes them");
  if (now.events == 0 && toldSpool_.events > 0) log_.info("the spool is empty again");
  if (!now.failure.empty() && now.failure != toldSpool_.failure) log_.error(now.failure);
  if (now.setAside > toldSpool_.setAside)
    log_.error(fmt::format("the database refuses {} events of the spool; they stand in its set-aside.ndjson",
                           now.setAside - toldSpool_.setAside));
  toldSpool_ = now;
}

// A lane that goes on failing on a database that works is not forgiven.
void Health::forgive(const ingest::LaneFigures& lane) {
  if (lane.failedBatches == seenFailures_) forgivenFailures_ = lane.failedBatches;
  seenFailures_ = lane.failedBatches;
}

void Health::tellChange(const http::SystemState& now) {
  using namespace std::chrono;
  if (now.healthy && degradedSince_) {
    const auto seconds = ceil<std::chrono::seconds>(steady_clock::now() - *degradedSince_).count();
    log_.info(fmt::format("healthy again after {} s", seconds));
    degradedSince_.reset();
  } else if (!now.healthy && now.reason != toldReason_) {
    log_.error("degraded: " + now.reason);
    if (!degradedSince_) degradedSince_ = steady_clock::now();
  }
  toldReason_ = now.reason;
}

}  // namespace vedette::app

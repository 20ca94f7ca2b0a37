#include "health.hpp"

#include <fmt/format.h>

namespace vedette::app {
namespace {

double number(std::uint64_t n) { return static_cast<double>(n); }

}  // namespace

Health::Health(storage::Database& database, const ingest::Lane& lane, Log& log)
    : database_(database), lane_(lane), log_(log) {}

bool Health::ingestWell(const ingest::LaneFigures& lane) const {
  return lane.healthy || lane.failedBatches <= forgivenFailures_;
}

http::SystemState Health::state() const {
  const auto [connected, reason] = database_.state();
  const ingest::LaneFigures lane = lane_.figures();
  const bool storing = ingestWell(lane);
  return {.healthy = connected && storing,
          .components = {{"database", connected ? "connected" : "unavailable"},
                         {"ingest", storing ? "running" : "failing"}},
          .reason = connected && !storing ? "the last events could not be stored" : reason,
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
}

void Health::watch() {
  const ingest::LaneFigures lane = lane_.figures();
  database_.probe();
  if (database_.state().connected) forgive(lane);
  tellChange(state());
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

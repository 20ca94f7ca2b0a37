#include "health.hpp"

namespace vedette::app {
namespace {

double number(std::uint64_t n) { return static_cast<double>(n); }

}  // namespace

Health::Health(storage::Database& database, const ingest::Lane& lane, const Log& log, const Clock& clock)
    : database_(database), lane_(lane), log_(log), clock_(clock) {}

bool Health::ingestWell(const ingest::LaneFigures& lane) const {
  return lane.healthy || lane.failedBatches <= forgivenFailures_;
}

http::SystemState Health::state() const {
  const bool connected = database_.state().connected;
  const ingest::LaneFigures lane = lane_.figures();
  const bool storing = ingestWell(lane);
  return {.healthy = connected && storing,
          .components = {{"database", connected ? "connected" : "unavailable"},
                         {"ingest", storing ? "running" : "failing"}},
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

void Health::probe() {
  const ingest::LaneFigures lane = lane_.figures();
  if (database_.state().connected && ingestWell(lane)) return;
  const auto stored = database_.atomically([&](Stores& stores) {
    return stores.audit.append({clock_.now(), "system", "storage.recovered", "storage", "{}"});
  });
  if (stored) forgivenFailures_ = lane.failedBatches;
}

}  // namespace vedette::app

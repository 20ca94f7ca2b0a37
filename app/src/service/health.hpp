#pragma once

#include <atomic>
#include <cstdint>

#include "service/log/log.hpp"
#include "vedette/http/server.hpp"
#include "vedette/ingest/lane.hpp"
#include "vedette/storage/database.hpp"

namespace vedette::app {

// What /health and /metrics tell: driven by the last real commits and reads, not by the process being up.
class Health {
 public:
  Health(storage::Database&, const ingest::Lane&, const Log&, const Clock&);

  http::SystemState state() const;

  // While something is wrong, tries a real commit: without it a server that a balancer has taken out for its
  // health would get no event, and so never show that it can store again.
  void probe();

 private:
  bool ingestWell(const ingest::LaneFigures&) const;

  storage::Database& database_;
  const ingest::Lane& lane_;
  const Log& log_;
  const Clock& clock_;
  std::atomic<std::uint64_t> forgivenFailures_{0};  // failed batches before the last probe that succeeded
};

}  // namespace vedette::app

#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>

#include "service/log/log.hpp"
#include "service/rules/rule_metrics.hpp"
#include "vedette/core.hpp"
#include "vedette/http/server.hpp"
#include "vedette/ingest/lane.hpp"
#include "vedette/storage/database.hpp"

namespace vedette::app {

// What /health and /metrics tell: driven by the last real commits and reads, not by the process being up.
class Health {
 public:
  // The spool may be none.
  Health(storage::Database&, Core&, const ingest::Lane&, const ingest::Spool*, Log&);

  http::SystemState state() const;

  // Called every second: keeps the state true while nobody uses the database, so that a server that a
  // balancer has taken out can come back by itself, and logs when it changes.
  void watch();

 private:
  bool ingestWell(const ingest::LaneFigures&) const;
  const char* ingestWord(bool storing, bool connected) const;
  void forgive(const ingest::LaneFigures&);
  void tellChange(const http::SystemState&);
  void tellSpool();
  void tellRecall();
  void lookAtRules();

  storage::Database& database_;
  const IngestEvents& ingest_;
  const Detection& detection_;
  const RuleBook& rules_;
  const ingest::Lane& lane_;
  const ingest::Spool* spool_;
  Log& log_;
  std::uint64_t seenFailures_ = 0;
  std::atomic<std::uint64_t> forgivenFailures_{0};  // failed batches before the database worked again
  std::string toldReason_;
  mutable std::mutex ofRules_;
  Samples ruleMetrics_;  // of the last second: asking for them anew may wait for a batch
  ingest::SpoolFigures toldSpool_;
  std::uint64_t toldRecalled_ = 0;  // events passed
  std::optional<std::chrono::steady_clock::time_point> degradedSince_;
};

}  // namespace vedette::app

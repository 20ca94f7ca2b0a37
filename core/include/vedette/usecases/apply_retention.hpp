#pragma once

#include <string>

#include "vedette/domain/retention.hpp"
#include "vedette/ports/clock.hpp"
#include "vedette/ports/storage.hpp"

namespace vedette {

// Removes what is older than the policy keeps: closed alerts first, then events that no alert refers to any
// more. It works in short transactions, so that ingest is never kept waiting. One thread.
class ApplyRetention {
 public:
  // What one step looks at. An alert takes several statements, an event a share of a few.
  static constexpr std::size_t eventsPerStep = 500;
  static constexpr std::size_t alertsPerStep = 25;

  ApplyRetention(Storage& storage, const Clock& clock, const RetentionPolicy& policy)
      : storage_(storage), clock_(clock), policy_(policy) {}

  struct Step {
    std::size_t events = 0;  // removed
    std::size_t alerts = 0;
    bool finished = false;  // everything was looked at; the next step begins anew
  };
  // On an Error nothing was removed, and the next step tries the same again.
  Result<Step> step();

 private:
  Result<Step> removeAlerts(Timestamp closedBefore);
  Result<Step> removeEvents(Severity, Timestamp before);
  Step advance(Step, std::string place);

  Storage& storage_;
  const Clock& clock_;
  const RetentionPolicy policy_;
  std::size_t part_ = 0;  // 0: alerts; then the severities
  std::string place_;     // within the part
};

}  // namespace vedette

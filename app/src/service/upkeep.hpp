#pragma once

#include <chrono>

#include "service/log/log.hpp"
#include "vedette/storage/database.hpp"
#include "vedette/usecases/apply_retention.hpp"

namespace vedette::app {

// Keeps the storage young: removes what is older than the settings keep, and gives its space back. A little
// at a time, so that ingest is never kept waiting.
class Upkeep {
 public:
  Upkeep(storage::Database&, const Clock&, const RetentionPolicy&, Log&);

  // Some milliseconds of work, when there is any, and the pause before the next step.
  std::chrono::milliseconds step();

 private:
  using Steady = std::chrono::steady_clock;
  void remove(Steady::time_point now);
  void tidy(Steady::time_point now);
  void tellSweep();

  storage::Database& database_;
  ApplyRetention retention_;
  Log& log_;
  ApplyRetention::Step removed_;  // in this sweep
  Steady::time_point nextRemoval_;
  Steady::time_point nextTidy_;
};

}  // namespace vedette::app

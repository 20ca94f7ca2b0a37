#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <vector>

#include "counted_commit.hpp"

namespace vedette::ingest {

// A commit that puts into the spool what the store, being away, does not take, and that goes on to do so
// until all that waits there is stored: nothing overtakes. For one thread.
class SpooledCommit {
 public:
  SpooledCommit(Commit direct, const Spooling& with, std::size_t maxBatchEvents)
      : direct_(std::move(direct)), with_(with), maxBatchEvents_(maxBatchEvents) {}

  std::vector<Result<Receipts>> operator()(std::span<Submission>);

  // Stores one batch of what waits, when it is time to try. How long until the next one; nothing while the
  // spool is empty.
  std::optional<std::chrono::milliseconds> replay();

 private:
  using Clock = std::chrono::steady_clock;
  using Results = std::vector<Result<Receipts>>;

  bool caughtUp();
  void replayBatch();
  std::optional<Error> storeFront();
  std::optional<Error> storeOneByOne(std::vector<Submission>);
  void pause(Cause);
  Results spool(std::span<Submission>, Results);

  const Commit direct_;
  const Spooling with_;
  const std::size_t maxBatchEvents_;
  Clock::time_point nextTry_{};
};

}  // namespace vedette::ingest

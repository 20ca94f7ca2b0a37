#pragma once

#include <optional>
#include <span>
#include <thread>
#include <vector>

#include "counted_commit.hpp"
#include "spool/spooled_commit.hpp"
#include "submission_queue.hpp"

namespace vedette::ingest {

// The lane's thread and its queue. There is no timer: while a commit runs the next batch gathers by itself,
// so a batch grows with the load and a lone submission waits for nobody. With a spool, the same thread also
// replays it.
class GroupCommit {
 public:
  GroupCommit(Commit, const LaneSettings&, const std::optional<Spooling>& = {});
  ~GroupCommit();

  Result<void> submit(Submission& submission, Completion& done) { return queue_.push(submission, done); }
  Result<void> admits() { return queue_.admits(); }
  void close();
  LaneFigures figures() const;

 private:
  struct Batch {
    std::span<Submission> submissions;
    std::span<Completion> completions;
    Load load;
  };

  void run();
  Batch nextBatch(Waiting&, std::size_t begin) const;
  void store(const Batch&);
  std::vector<Result<Receipts>> commit(std::span<Submission>);
  std::optional<std::chrono::milliseconds> replay();

  CountedCommit direct_;
  const std::size_t maxBatchEvents_;
  std::optional<SpooledCommit> spooled_;
  SubmissionQueue queue_;
  std::once_flag joined_;
  std::thread thread_;
};

}  // namespace vedette::ingest

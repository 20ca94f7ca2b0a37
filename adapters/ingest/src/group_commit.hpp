#pragma once

#include <functional>
#include <span>
#include <thread>
#include <vector>

#include "submission_queue.hpp"

namespace vedette::ingest {

// Stores a batch in one transaction: one result a submission, in order. IngestEvents, or a test's stand-in.
using Commit = std::function<std::vector<Result<Receipts>>(std::span<Submission>)>;

// The lane's thread and its queue. There is no timer: while a commit runs the next batch gathers by itself,
// so a batch grows with the load and a lone submission waits for nobody.
class GroupCommit {
 public:
  GroupCommit(Commit, const LaneSettings&);
  ~GroupCommit();

  Result<void> submit(Submission& submission, Completion& done) { return queue_.push(submission, done); }
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
  void count(const std::vector<Result<Receipts>>&);

  const Commit commit_;
  const std::size_t maxBatchEvents_;
  SubmissionQueue queue_;
  mutable std::mutex figuresMutex_;
  LaneFigures figures_;
  std::once_flag joined_;
  std::thread thread_;
};

}  // namespace vedette::ingest

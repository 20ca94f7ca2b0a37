#pragma once

#include <functional>
#include <mutex>
#include <span>
#include <vector>

#include "vedette/ingest/lane.hpp"

namespace vedette::ingest {

// Stores a batch in one transaction: one result a submission, in order. IngestEvents, or a test's stand-in.
using Commit = std::function<std::vector<Result<Receipts>>(std::span<Submission>)>;

// A commit that never throws, gives a result for each submission, and is counted.
class CountedCommit {
 public:
  explicit CountedCommit(Commit commit) : commit_(std::move(commit)) {}

  std::vector<Result<Receipts>> operator()(std::span<Submission>);
  void addTo(LaneFigures&) const;

 private:
  void count(const std::vector<Result<Receipts>>&);

  const Commit commit_;
  mutable std::mutex mutex_;
  LaneFigures figures_;
};

// What throws becomes Unavailable, for all of them.
std::vector<Result<Receipts>> guarded(const Commit&, std::span<Submission>);

}  // namespace vedette::ingest

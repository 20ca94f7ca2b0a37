#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

#include "vedette/ingest/lane.hpp"

namespace vedette::ingest {

struct Load {
  std::size_t events = 0;
  std::size_t bytes = 0;
};

// What has queued, in the order of its arrival: three vectors of one length, because IngestEvents wants its
// submissions side by side.
struct Waiting {
  std::vector<Submission> submissions;
  std::vector<Completion> completions;
  std::vector<Load> loads;

  std::size_t size() const { return submissions.size(); }
  void add(Submission&, Completion&, Load);  // moves from neither when it throws
  void clear();                              // gives memory back after a burst
};

// From many producers to one consumer, bounded by events, bytes and the age of what waits.
class SubmissionQueue {
 public:
  explicit SubmissionQueue(const LaneSettings&);

  // Takes both, or refuses with Unavailable and leaves both alone.
  Result<void> push(Submission&, Completion&);

  // Refuses, like push(), when even the smallest submission would be.
  Result<void> admits();

  // Waits for something, no longer than `patience` where one is given, and swaps all of it into the empty
  // `waiting`; false when closed and empty. What was taken counts as queued until release().
  bool takeAll(Waiting& waiting, std::optional<std::chrono::milliseconds> patience = {});
  void release(Load);

  void close();

  struct Depth {
    Load load;
    std::uint64_t refused;
  };
  Depth depth() const;

 private:
  using Clock = std::chrono::steady_clock;
  Result<void> refuseUnlessRoom(const Load&, Clock::time_point now);
  bool fits(const Load&, Clock::time_point now) const;

  const LaneSettings limits_;
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  Waiting waiting_;
  Clock::time_point oldest_;  // when the first of `waiting_` came
  Load queued_;
  std::uint64_t refused_ = 0;
  bool consumerSleeps_ = false;
  bool closed_ = false;
};

}  // namespace vedette::ingest

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "vedette/ingest/spool.hpp"
#include "vedette/ports/clock.hpp"
#include "vedette/ports/randomness.hpp"
#include "vedette/usecases/ingest_events.hpp"

namespace vedette::ingest {

struct LaneSettings {
  std::size_t maxQueuedBytes = 64u << 20;
  std::size_t maxQueuedEvents = 200'000;
  std::chrono::seconds maxQueuedAge{5};  // of the first that waits: beyond, the store is not keeping up
  std::size_t maxBatchEvents = 4'096;    // one transaction takes at most about this many
};

// What a lane needs to go on while the store is away. All of it must outlive the lane.
struct Spooling {
  Spool& spool;
  const Clock& clock;
  const Randomness& randomness;
};

struct LaneFigures {
  std::uint64_t events = 0;  // stored
  std::uint64_t duplicates = 0;
  std::uint64_t alerts = 0;  // raised
  std::uint64_t batches = 0;
  std::uint64_t failedBatches = 0;
  std::uint64_t refused = 0;     // submissions turned away: full or closing
  std::size_t queuedEvents = 0;  // now
  std::size_t queuedBytes = 0;   // now
  bool healthy = true;           // the last batch that the store was asked for could be stored
};

// Called on the lane's thread, after the commit (or its failure), exactly once. It must not wait.
using Completion = std::function<void(Result<Receipts>)>;

// Group commit: one thread that takes whatever has queued while the last commit ran and stores it as one
// batch. It is the only caller of IngestEvents, so the only writer of events.
//
// With a spool: what comes while the store is away is put there and answered with receipts that say so. Once
// the store is back, what waits is stored first, in the order in which it came, each event once.
class Lane {
 public:
  explicit Lane(IngestEvents&, LaneSettings = {}, std::optional<Spooling> = {});
  ~Lane();  // closes
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;

  // From any thread. Unavailable at once, without calling `done`, when the queue is full or closing;
  // `submission` is then as it was. A submission larger than the queue is accepted by an empty queue.
  Result<void> submit(Submission&& submission, Completion done);

  // From any thread: Unavailable when submit() would refuse even the smallest submission now, which then
  // counts as refused. For who would like to know before there is a submission.
  Result<void> admits();

  // Takes no more, stores what has queued, returns when all completions were called.
  void close();

  LaneFigures figures() const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace vedette::ingest

#include "group_commit.hpp"

#include <pthread.h>

#include <algorithm>

namespace vedette::ingest {
namespace {

Error storeFailed() { return unavailable("The events could not be stored."); }

// A completion that throws must not cost the other waiting submissions their answers.
void complete(Completion& done, Result<Receipts> result) noexcept {
  try {
    Completion last = std::move(done);
    last(std::move(result));
  } catch (...) {
  }
}

bool isStoreFailure(const Result<Receipts>& result) {
  return !result && result.error().kind == ErrorKind::Unavailable;
}

}  // namespace

GroupCommit::GroupCommit(Commit commit, const LaneSettings& settings)
    : commit_(std::move(commit)),
      maxBatchEvents_(std::max<std::size_t>(settings.maxBatchEvents, 1)),
      queue_(settings),
      thread_([this] { run(); }) {
  pthread_setname_np(thread_.native_handle(), "ingest-lane");
}

GroupCommit::~GroupCommit() { close(); }

void GroupCommit::close() {
  queue_.close();
  std::call_once(joined_, [this] { thread_.join(); });
}

void GroupCommit::run() {
  for (Waiting waiting; queue_.takeAll(waiting); waiting.clear()) {
    for (std::size_t begin = 0; begin < waiting.size();) {
      const Batch batch = nextBatch(waiting, begin);
      queue_.release(batch.load);
      store(batch);
      begin += batch.submissions.size();
    }
  }
}

GroupCommit::Batch GroupCommit::nextBatch(Waiting& waiting, std::size_t begin) const {
  Load load = waiting.loads[begin];
  std::size_t end = begin + 1;
  for (; end < waiting.size() && load.events + waiting.loads[end].events <= maxBatchEvents_; ++end) {
    load.events += waiting.loads[end].events;
    load.bytes += waiting.loads[end].bytes;
  }
  return {std::span(waiting.submissions).subspan(begin, end - begin),
          std::span(waiting.completions).subspan(begin, end - begin), load};
}

void GroupCommit::store(const Batch& batch) {
  auto results = commit(batch.submissions);
  count(results);
  for (std::size_t i = 0; i < results.size(); ++i) complete(batch.completions[i], std::move(results[i]));
}

std::vector<Result<Receipts>> GroupCommit::commit(std::span<Submission> submissions) {
  std::vector<Result<Receipts>> results;
  try {
    results = commit_(submissions);
  } catch (...) {
    results.clear();
  }
  results.resize(submissions.size(), storeFailed());
  return results;
}

void GroupCommit::count(const std::vector<Result<Receipts>>& results) {
  const bool failed = std::any_of(results.begin(), results.end(), isStoreFailure);
  const std::lock_guard lock(figuresMutex_);
  ++figures_.batches;
  figures_.failedBatches += failed;
  figures_.healthy = !failed;
  for (const auto& result : results) {
    if (!result) continue;
    for (const Receipt& receipt : *result) {
      ++(receipt.duplicate ? figures_.duplicates : figures_.events);
      figures_.alerts += receipt.newAlerts;
    }
  }
}

LaneFigures GroupCommit::figures() const {
  const auto depth = queue_.depth();
  const std::lock_guard lock(figuresMutex_);
  LaneFigures figures = figures_;
  figures.refused = depth.refused;
  figures.queuedEvents = depth.load.events;
  figures.queuedBytes = depth.load.bytes;
  return figures;
}

}  // namespace vedette::ingest

#include "group_commit.hpp"

#include <pthread.h>

#include <algorithm>

namespace vedette::ingest {
namespace {

// A completion that throws must not cost the other waiting submissions their answers.
void complete(Completion& done, Result<Receipts> result) noexcept {
  try {
    Completion last = std::move(done);
    last(std::move(result));
  } catch (...) {
  }
}

}  // namespace

GroupCommit::GroupCommit(Commit commit, const LaneSettings& settings, const std::optional<Spooling>& spooling)
    : direct_(std::move(commit)),
      maxBatchEvents_(std::max<std::size_t>(settings.maxBatchEvents, 1)),
      spooled_(spooling ? std::optional<SpooledCommit>(std::in_place, std::ref(direct_), *spooling,
                                                       maxBatchEvents_)
                        : std::nullopt),
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
  Waiting waiting;
  for (auto pause = replay(); queue_.takeAll(waiting, pause); pause = replay()) {
    for (std::size_t begin = 0; begin < waiting.size();) {
      const Batch batch = nextBatch(waiting, begin);
      queue_.release(batch.load);
      store(batch);
      begin += batch.submissions.size();
    }
    waiting.clear();
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
  for (std::size_t i = 0; i < results.size(); ++i) complete(batch.completions[i], std::move(results[i]));
}

std::vector<Result<Receipts>> GroupCommit::commit(std::span<Submission> submissions) {
  return spooled_ ? guarded(std::ref(*spooled_), submissions) : direct_(submissions);
}

// When there is more to do although nothing is submitted.
std::optional<std::chrono::milliseconds> GroupCommit::replay() try {
  return spooled_ ? spooled_->replay() : std::nullopt;
} catch (...) {
  return std::chrono::seconds(1);
}

LaneFigures GroupCommit::figures() const {
  const auto depth = queue_.depth();
  LaneFigures figures;
  direct_.addTo(figures);
  figures.refused = depth.refused;
  figures.queuedEvents = depth.load.events;
  figures.queuedBytes = depth.load.bytes;
  return figures;
}

}  // namespace vedette::ingest

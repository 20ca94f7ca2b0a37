#include "submission_queue.hpp"

#include <algorithm>

namespace vedette::ingest {

void Waiting::add(Submission& submission, Completion& done, Load load) {
  const std::size_t index = size();
  loads.resize(index + 1);
  completions.resize(index + 1);
  submissions.push_back(std::move(submission));
  loads[index] = load;
  completions[index] = std::move(done);
}

void Waiting::clear() {
  constexpr std::size_t keptCapacity = 8'192;
  if (submissions.capacity() > keptCapacity) {
    *this = Waiting{};
    return;
  }
  submissions.clear();
  completions.clear();
  loads.clear();
}

SubmissionQueue::SubmissionQueue(const LaneSettings& limits) : limits_(limits) {}

Result<void> SubmissionQueue::push(Submission& submission, Completion& done) {
  const Load load{std::max<std::size_t>(submission.events.size(), 1), submission.weight()};
  const auto now = Clock::now();
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    if (auto room = refuseUnlessRoom(load, now); !room) return room;
    if (waiting_.size() == 0) oldest_ = now;
    waiting_.add(submission, done, load);
    queued_.events += load.events;
    queued_.bytes += load.bytes;
    wake = std::exchange(consumerSleeps_, false);
  }
  if (wake) arrived_.notify_one();
  return {};
}

Result<void> SubmissionQueue::admits() {
  const auto now = Clock::now();
  const std::lock_guard lock(mutex_);
  return refuseUnlessRoom({1, 1}, now);
}

Result<void> SubmissionQueue::refuseUnlessRoom(const Load& load, Clock::time_point now) {
  if (!closed_ && fits(load, now)) return {};
  ++refused_;
  return unavailable(closed_ ? "The server is shutting down." : "Too many events are waiting to be stored.");
}

bool SubmissionQueue::fits(const Load& load, Clock::time_point now) const {
  if (queued_.events == 0) return true;
  if (waiting_.size() > 0 && now - oldest_ > limits_.maxQueuedAge) return false;
  return queued_.events + load.events <= limits_.maxQueuedEvents &&
         queued_.bytes + load.bytes <= limits_.maxQueuedBytes;
}

bool SubmissionQueue::takeAll(Waiting& waiting, std::optional<std::chrono::milliseconds> patience) {
  const auto end = patience ? std::optional(Clock::now() + *patience) : std::nullopt;
  bool inTime = true;
  std::unique_lock lock(mutex_);
  while (waiting_.size() == 0 && !closed_ && inTime) {
    consumerSleeps_ = true;
    if (!end)
      arrived_.wait(lock);
    else
      inTime = arrived_.wait_until(lock, *end) == std::cv_status::no_timeout;
  }
  consumerSleeps_ = false;
  std::swap(waiting, waiting_);
  return waiting.size() > 0 || !closed_;
}

void SubmissionQueue::release(Load load) {
  const std::lock_guard lock(mutex_);
  queued_.events -= load.events;
  queued_.bytes -= load.bytes;
}

void SubmissionQueue::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  arrived_.notify_one();
}

SubmissionQueue::Depth SubmissionQueue::depth() const {
  const std::lock_guard lock(mutex_);
  return {queued_, refused_};
}

}  // namespace vedette::ingest

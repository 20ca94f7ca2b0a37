#include "witness.hpp"

#include <algorithm>

namespace vedette::faults {

void Witness::acknowledge(const std::string& uid, Clock::time_point asked) {
  const std::lock_guard lock(mutex_);
  const auto now = Clock::now();
  if (!seen_.acknowledged.empty()) seen_.longestGap = std::max<Seconds>(seen_.longestGap, now - last_);
  seen_.slowestAnswer = std::max<Seconds>(seen_.slowestAnswer, now - asked);
  seen_.acknowledged.insert(uid);
  last_ = now;
}

void Witness::refuse(Clock::time_point asked) {
  const std::lock_guard lock(mutex_);
  ++seen_.refusals;
  workingSince_ = Clock::now();
  seen_.slowestAnswer = std::max<Seconds>(seen_.slowestAnswer, workingSince_ - asked);
}

void Witness::wonder(const std::string& answer) {
  const std::lock_guard lock(mutex_);
  if (seen_.unexpected.empty()) seen_.unexpected = answer;
}

void Witness::ready() {
  const std::lock_guard lock(mutex_);
  seen_.longestFalseReady =
      std::max<Seconds>(seen_.longestFalseReady, Clock::now() - std::max(last_, unready_));
}

void Witness::unready(const std::string& reason) {
  const std::lock_guard lock(mutex_);
  seen_.reasons.insert(reason);
  unready_ = Clock::now();
  seen_.longestFalseUnready = std::max<Seconds>(seen_.longestFalseUnready, last_ - workingSince_);
}

std::size_t Witness::acknowledged() const {
  const std::lock_guard lock(mutex_);
  return seen_.acknowledged.size();
}

std::size_t Witness::refusals() const {
  const std::lock_guard lock(mutex_);
  return seen_.refusals;
}

Seen Witness::seen() const {
  const std::lock_guard lock(mutex_);
  return seen_;
}

}  // namespace vedette::faults

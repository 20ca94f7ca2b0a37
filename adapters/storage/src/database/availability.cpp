#include "database/availability.hpp"

namespace vedette::storage {

Availability::Use::~Use() {
  if (!of_ || !scouts_) return;
  const std::lock_guard lock(of_->mutex_);
  of_->scouted_ = false;
}

std::optional<Availability::Use> Availability::use() {
  const std::lock_guard lock(mutex_);
  Use use(*this);
  if (failure_ && failure_->lost) {
    if (scouted_) return std::nullopt;
    use.scouts_ = scouted_ = true;
  }
  return use;
}

std::optional<std::string> Availability::reason() const {
  const std::lock_guard lock(mutex_);
  return failure_ ? std::optional(failure_->reason) : std::nullopt;
}

bool Availability::workedSince(Clock::time_point time) const {
  const std::lock_guard lock(mutex_);
  return !failure_ && worked_ >= time;
}

void Availability::note(const std::optional<Failure>& failure) {
  const std::lock_guard lock(mutex_);
  failure_ = failure;
  if (!failure) worked_ = Clock::now();
}

}  // namespace vedette::storage

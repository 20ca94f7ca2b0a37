#include "database/availability.hpp"

namespace vedette::storage {
namespace {

using namespace std::chrono_literals;

constexpr auto longForCaller = 250ms;
constexpr auto probeIsDead = 10s;  // there may be none: a command has no time for it

}  // namespace

Availability::Use::~Use() {
  if (!of_ || !scouts_) return;
  const std::lock_guard lock(of_->mutex_);
  of_->scouted_ = false;
}

std::optional<Availability::Use> Availability::use(By by) {
  const std::lock_guard lock(mutex_);
  Use use(*this);
  if (failure_ && failure_->lost) {
    if (scouted_ || (by == By::Caller && leftToProbe())) return std::nullopt;
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
  return !failure_ && noted_ >= time;
}

bool Availability::leftToProbe() const {
  return took_ > longForCaller && Clock::now() - noted_ < probeIsDead;
}

void Availability::note(const std::optional<Failure>& failure, Clock::time_point began) {
  const std::lock_guard lock(mutex_);
  failure_ = failure;
  noted_ = Clock::now();
  took_ = noted_ - began;
}

}  // namespace vedette::storage

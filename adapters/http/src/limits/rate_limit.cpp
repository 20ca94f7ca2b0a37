#include "limits/rate_limit.hpp"

#include <algorithm>
#include <random>

namespace vedette::http {
namespace {

std::uint64_t randomSeed() {
  std::random_device device;
  return std::uint64_t{device()} << 32 | device();
}

// The finalizer of splitmix64.
std::uint64_t mixed(std::uint64_t bits) {
  bits = (bits ^ bits >> 30) * 0xbf58476d1ce4e5b9;
  bits = (bits ^ bits >> 27) * 0x94d049bb133111eb;
  return bits ^ bits >> 31;
}

}  // namespace

RateLimit::RateLimit(std::uint64_t perMinute, std::size_t keys) : seed_(randomSeed()) {
  if (perMinute == 0) return;
  interval_ = window / perMinute;
  sets_.resize((keys + 3) / 4);
}

std::optional<std::chrono::seconds> RateLimit::take(std::uint64_t key, Clock::time_point now) {
  if (!on()) return std::nullopt;
  const std::lock_guard lock(mutex_);
  Slot& slot = slotOf(key);
  const Clock::time_point full = std::max(slot.full, now) + interval_;
  const auto early = full - now - window;
  if (early > early.zero()) return std::chrono::ceil<std::chrono::seconds>(early);
  slot.full = full;
  return std::nullopt;
}

RateLimit::Slot& RateLimit::slotOf(std::uint64_t key) {
  auto& slots = sets_[mixed(key ^ seed_) % sets_.size()].slots;
  const auto known = std::find_if(slots.begin(), slots.end(), [&](const Slot& s) { return s.key == key; });
  if (known != slots.end()) return *known;
  Slot& fullest =
      *std::min_element(slots.begin(), slots.end(), [](auto& a, auto& b) { return a.full < b.full; });
  fullest = {.key = key};
  return fullest;
}

}  // namespace vedette::http

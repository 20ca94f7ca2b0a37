#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

namespace vedette::http {

// So many requests a minute for each key, at once or spread: a bucket of tokens for each, of which only the
// time is kept at which it is full again (the generic cell rate algorithm, ITU-T I.371). The table of keys
// never grows. When it is crowded it forgets the key whose bucket is the fullest, so a flood of keys is let
// through rather than a key that has used its requests up. Any thread may ask.
class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::nanoseconds window = std::chrono::minutes{1};

  // 0 a minute: no limit, and no memory is used. Keys: rounded up to a multiple of four.
  explicit RateLimit(std::uint64_t perMinute, std::size_t keys = 16 * 1024);

  bool on() const { return !sets_.empty(); }

  // Counts a request. When it comes too early it is not counted: the time after which it would pass, at least
  // a second.
  std::optional<std::chrono::seconds> take(std::uint64_t key, Clock::time_point now);

 private:
  struct Slot {
    std::uint64_t key = 0;
    Clock::time_point full = Clock::time_point::min();
  };
  // The places where a key may stand: one cache line.
  struct alignas(64) Set {
    std::array<Slot, 4> slots;
  };
  Slot& slotOf(std::uint64_t key);

  std::chrono::nanoseconds interval_{};  // in which a token comes
  std::uint64_t seed_;                   // so that nobody can choose keys that crowd one set
  std::mutex mutex_;
  std::vector<Set> sets_;
};

}  // namespace vedette::http

#pragma once

#include <chrono>
#include <optional>

#include "vedette/domain/timestamp.hpp"

namespace vedette::storage {

// Both ends belong to it.
struct TimeRange {
  static constexpr Timestamp min = std::chrono::sys_days{std::chrono::year{1} / 1 / 1};
  static constexpr Timestamp max =
      std::chrono::sys_days{std::chrono::year{10000} / 1 / 1} - std::chrono::microseconds{1};

  Timestamp low = min;
  Timestamp high = max;

  static TimeRange between(std::optional<Timestamp> since, std::optional<Timestamp> until) {
    return {since.value_or(min), until ? *until - std::chrono::microseconds{1} : max};
  }
  bool empty() const { return low > high; }
  bool everything() const { return low <= min && high >= max; }
};

// The start of the span that holds a time; spans of a width begin with 1970.
inline Timestamp startOf(Timestamp time, std::chrono::seconds width) {
  const auto into = time.time_since_epoch() % width;
  return time - (into.count() < 0 ? into + width : into);
}

}  // namespace vedette::storage

#pragma once

#include <algorithm>
#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

#include "vedette/domain/timestamp.hpp"

namespace vedette::storage {

// Up to which time events are that have low ids: what is newer is found without looking into their
// partitions. That stays true as events come and go, because an id is given once, and later ids are higher.
class PartitionTimes {
 public:
  // Rows below the id are of `othersUpTo` or before.
  struct Start {
    std::int64_t id;
    Timestamp othersUpTo;
  };

  // By their ids, and so by their times.
  void set(std::vector<Start> starts) {
    const std::lock_guard lock(mutex_);
    starts_ = std::move(starts);
  }

  std::int64_t idsSince(Timestamp time) const {
    const std::lock_guard lock(mutex_);
    const auto after =
        std::ranges::partition_point(starts_, [time](const Start& start) { return start.othersUpTo < time; });
    return after == starts_.begin() ? 0 : std::prev(after)->id;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<Start> starts_;
};

}  // namespace vedette::storage

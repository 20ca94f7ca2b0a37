#pragma once

#include <algorithm>
#include <chrono>
#include <limits>

// The time that one call of `work` takes, in nanoseconds: the best of ten rounds, as a shared machine
// disturbs.
template <class Work>
double nanosecondsEach(std::size_t calls, Work work) {
  double best = std::numeric_limits<double>::max();
  for (int round = 0; round < 10; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < calls; ++i) work();
    const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - begin;
    best = std::min(best, spent.count() / static_cast<double>(calls));
  }
  return best;
}

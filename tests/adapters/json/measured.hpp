#pragma once

#include <algorithm>
#include <ctime>
#include <limits>

// The processor time that one call of `work` takes, in nanoseconds: the best of ten rounds, as others on the
// machine disturb.
template <class Work>
double nanosecondsEach(std::size_t calls, Work work) {
  double best = std::numeric_limits<double>::max();
  for (int round = 0; round < 10; ++round) {
    const std::clock_t begin = std::clock();
    for (std::size_t i = 0; i < calls; ++i) work();
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    best = std::min(best, seconds * 1e9 / static_cast<double>(calls));
  }
  return best;
}

#include "service/process/periodic.hpp"

#include <atomic>
#include <catch2/catch.hpp>

namespace vedette::app {
namespace {

using namespace std::chrono_literals;

TEST_CASE("a chore comes again after each interval, and no more when it is over") {
  std::atomic<int> often = 0, seldom = 0;
  {
    const Periodic busy(every(5ms, [&] { ++often; }));
    const Periodic idle(every(1h, [&] { ++seldom; }));
    while (often < 3) std::this_thread::sleep_for(1ms);
  }
  CHECK(seldom == 0);
  const int after = often;
  std::this_thread::sleep_for(20ms);
  CHECK(often == after);
}

TEST_CASE("a chore says when it comes again") {
  std::atomic<int> runs = 0;
  const Periodic periodic({0ms, [&]() -> std::chrono::milliseconds { return ++runs < 3 ? 1ms : 1h; }});
  while (runs < 3) std::this_thread::sleep_for(1ms);
  std::this_thread::sleep_for(20ms);
  CHECK(runs == 3);
}

}  // namespace
}  // namespace vedette::app

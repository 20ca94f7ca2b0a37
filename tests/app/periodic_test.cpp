#include "service/process/periodic.hpp"

#include <atomic>
#include <catch2/catch.hpp>

namespace vedette::app {
namespace {

using namespace std::chrono_literals;

TEST_CASE("each chore comes again after its own interval") {
  std::atomic<int> often = 0, seldom = 0;
  {
    const Periodic periodic({{5ms, [&] { ++often; }}, {1h, [&] { ++seldom; }}});
    while (often < 3) std::this_thread::sleep_for(1ms);
  }
  CHECK(seldom == 0);
  const int after = often;
  std::this_thread::sleep_for(20ms);
  CHECK(often == after);
}

}  // namespace
}  // namespace vedette::app

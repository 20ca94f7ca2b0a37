#include <catch2/catch.hpp>
#include <thread>
#include <vector>

#include "vedette/memory/manual_clock.hpp"
#include "vedette/memory/system_clock.hpp"

namespace {

using namespace std::chrono_literals;
using vedette::fromMicroseconds;

TEST_CASE("a manual clock stands still until it is set or advanced") {
  vedette::memory::ManualClock clock(fromMicroseconds(5));
  CHECK(clock.now() == fromMicroseconds(5));
  CHECK(clock.now() == fromMicroseconds(5));
  clock.advance(2s);
  CHECK(clock.now() == fromMicroseconds(2'000'005));
  clock.set(fromMicroseconds(-1));
  CHECK(clock.now() == fromMicroseconds(-1));
}

TEST_CASE("a manual clock that is set has not been going any longer") {
  vedette::memory::ManualClock clock(fromMicroseconds(5));
  clock.advance(2s);
  CHECK(clock.elapsed() == 2s);
  clock.set(fromMicroseconds(-1));
  CHECK(clock.elapsed() == 2s);
}

TEST_CASE("a manual clock that many threads advance loses nothing") {
  vedette::memory::ManualClock clock(fromMicroseconds(0));
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int step = 0; step < 1000; ++step) clock.advance(1us);
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(clock.now() == fromMicroseconds(4000));
  CHECK(clock.elapsed() == 4000us);
}

TEST_CASE("the system clock tells the machine's time and goes on") {
  const vedette::memory::SystemClock clock;
  const vedette::Timestamp before = clock.now();
  const std::chrono::microseconds elapsed = clock.elapsed();
  CHECK(std::chrono::abs(std::chrono::system_clock::now() - before) < 1min);
  std::this_thread::sleep_for(2ms);
  CHECK(clock.now() > before);
  CHECK(clock.elapsed() - elapsed >= 2ms);
}

}  // namespace

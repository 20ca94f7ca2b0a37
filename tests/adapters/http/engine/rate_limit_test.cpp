#include "limits/rate_limit.hpp"

#include <catch2/catch.hpp>
#include <thread>

namespace vedette::http::test {
namespace {

using namespace std::chrono_literals;

constexpr RateLimit::Clock::time_point start{1h};

// How many of `tries` requests at one time pass.
int passing(RateLimit& limit, std::uint64_t key, RateLimit::Clock::time_point now, int tries) {
  int count = 0;
  for (int i = 0; i < tries; ++i) count += limit.take(key, now) ? 0 : 1;
  return count;
}

}  // namespace

TEST_CASE("a minute's requests pass at once, and no more") {
  for (const int perMinute : {1, 2, 7, 60, 300, 1801}) {
    RateLimit limit(static_cast<std::uint64_t>(perMinute));
    INFO(perMinute);
    CHECK(passing(limit, 1, start, perMinute + 10) == perMinute);
  }
}

TEST_CASE("a request passes after the wait that the one before was told, and not sooner") {
  RateLimit limit(20);  // one in three seconds
  CHECK(passing(limit, 1, start, 20) == 20);
  CHECK(limit.take(1, start) == 3s);
  CHECK(limit.take(1, start + 500ms) == 3s);
  CHECK(limit.take(1, start + 2s) == 1s);
  CHECK(limit.take(1, start + 2999ms) == 1s);
  CHECK_FALSE(limit.take(1, start + 3s));
  CHECK(limit.take(1, start + 3s) == 3s);
}

TEST_CASE("what is refused does not make the wait longer") {
  RateLimit limit(1);
  CHECK_FALSE(limit.take(1, start));
  CHECK(passing(limit, 1, start + 30s, 1000) == 0);
  CHECK(limit.take(1, start + 30s) == 30s);
  CHECK_FALSE(limit.take(1, start + 60s));
}

TEST_CASE("requests at the rate that is allowed never wait, and quiet fills up to a minute's") {
  RateLimit limit(60);
  for (int second = 0; second < 600; ++second) CHECK_FALSE(limit.take(1, start + second * 1s));
  CHECK(passing(limit, 1, start + 1h, 100) == 60);
}

TEST_CASE("time that seems to run backwards, as between two threads, costs no more than it runs back") {
  RateLimit limit(60);
  CHECK_FALSE(limit.take(1, start + 1s));
  CHECK(passing(limit, 1, start, 100) == 58);
  CHECK(passing(limit, 1, start + 1s, 100) == 1);
}

TEST_CASE("keys have their own quotas") {
  RateLimit limit(5);
  CHECK(passing(limit, 1, start, 10) == 5);
  CHECK(passing(limit, 2, start, 10) == 5);
  CHECK(passing(limit, 0, start, 10) == 5);
}

TEST_CASE("no limit lets everything pass") {
  RateLimit limit(0);
  CHECK_FALSE(limit.on());
  CHECK(passing(limit, 1, start, 1000) == 1000);
}

TEST_CASE("a flood of keys does not free one that has used its requests up") {
  RateLimit limit(10, 64);
  CHECK(passing(limit, 1, start, 10) == 10);
  for (std::uint64_t key = 2; key < 10'000; ++key) CHECK_FALSE(limit.take(key, start));
  CHECK(limit.take(1, start));
}

TEST_CASE("threads together pass what one would") {
  RateLimit limit(1000);
  std::array<int, 4> counts{};
  std::vector<std::thread> threads;
  for (int& count : counts)
    threads.emplace_back([&limit, &count] { count = passing(limit, 1, start, 1000); });
  for (std::thread& thread : threads) thread.join();
  CHECK(counts[0] + counts[1] + counts[2] + counts[3] == 1000);
}

}  // namespace vedette::http::test

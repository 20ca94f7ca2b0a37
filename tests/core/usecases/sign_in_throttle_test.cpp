#include <catch2/catch.hpp>

#include "embedded_core.hpp"

using namespace vedette;
using namespace vedette::test;
using std::chrono::microseconds;
using std::chrono::seconds;

namespace {

constexpr auto limit = SignInThrottle::perAccountAndAddress;

ErrorKind attempt(EmbeddedCore& embedded, const std::string& name, const std::string& password,
                  const std::string& address) {
  const auto result = embedded.core.signIn.withPassword(name, password, address);
  return result ? ErrorKind::Conflict : result.error().kind;
}

void failOften(EmbeddedCore& embedded, const std::string& name, const std::string& address, unsigned times) {
  for (unsigned i = 0; i < times; ++i) attempt(embedded, name, "wrong", address);
}

}  // namespace

TEST_CASE("after ten failures even the right password has to wait, and then it works") {
  EmbeddedCore embedded;
  embedded.addUser("ana", "analyst");
  failOften(embedded, "ana", "192.0.2.1", limit - 1);
  CHECK(attempt(embedded, "ANA", "wrong", "192.0.2.1") == ErrorKind::Unauthenticated);
  const auto refused = embedded.core.signIn.withPassword("ana", "secret-ana", "192.0.2.1");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::Limited);
  CHECK(refused.error().retryAfterSeconds == 1);
  embedded.clock.advance(seconds{1});
  CHECK(embedded.core.signIn.withPassword("ana", "secret-ana", "192.0.2.1"));
}

TEST_CASE("to set the time of day neither ends a wait nor prolongs one") {
  for (const seconds step : {seconds{86'400}, seconds{-86'400}}) {
    EmbeddedCore embedded;
    embedded.addUser("ana", "analyst");
    failOften(embedded, "ana", "192.0.2.1", limit);
    embedded.clock.set(embedded.clock.now() + step);
    CHECK(attempt(embedded, "ana", "secret-ana", "192.0.2.1") == ErrorKind::Limited);
    embedded.clock.advance(seconds{1});
    CHECK(embedded.core.signIn.withPassword("ana", "secret-ana", "192.0.2.1"));
  }
}

TEST_CASE("each further failure doubles the wait, up to a quarter of an hour") {
  SignInThrottle throttle;
  microseconds now{0};
  std::vector<long> waits;
  for (unsigned i = 0; i < limit + 12; ++i) {
    throttle.failed("ana", "192.0.2.1", now);
    if (const auto wait = throttle.wait("ana", "192.0.2.1", now)) {
      waits.push_back(wait->count());
      now += *wait;
    }
  }
  CHECK(waits == std::vector<long>{1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900});
}

TEST_CASE("an unknown account is slowed down like a known one") {
  EmbeddedCore embedded;
  failOften(embedded, "nobody", "192.0.2.1", limit);
  CHECK(attempt(embedded, "nobody", "wrong", "192.0.2.1") == ErrorKind::Limited);
}

TEST_CASE("somebody else's failures do not lock an account out from where it has signed in") {
  EmbeddedCore embedded;
  embedded.addUser("ana", "analyst");
  REQUIRE(embedded.core.signIn.withPassword("ana", "secret-ana", "192.0.2.1"));
  for (int i = 0; i < 30; ++i) failOften(embedded, "ana", "198.51.100." + std::to_string(i), 4);
  CHECK(attempt(embedded, "ana", "secret-ana", "203.0.113.9") == ErrorKind::Limited);
  CHECK(embedded.core.signIn.withPassword("ana", "secret-ana", "192.0.2.1"));
}

TEST_CASE("one password tried on many accounts slows the address down") {
  EmbeddedCore embedded;
  for (unsigned i = 0; i < SignInThrottle::perAddress; ++i)
    attempt(embedded, "user" + std::to_string(i), "Winter2026", "192.0.2.1");
  CHECK(attempt(embedded, "another", "Winter2026", "192.0.2.1") == ErrorKind::Limited);
  CHECK(attempt(embedded, "another", "Winter2026", "192.0.2.2") == ErrorKind::Unauthenticated);
}

TEST_CASE("to wait the longest time and a little more does not make up for the failures") {
  SignInThrottle throttle;
  microseconds now{0};
  for (unsigned i = 0; i < limit + 10; ++i) throttle.failed("ana", "192.0.2.1", now);
  now += SignInThrottle::longestWait + seconds{1};
  CHECK_FALSE(throttle.wait("ana", "192.0.2.1", now));
  throttle.failed("ana", "192.0.2.1", now);
  CHECK(throttle.wait("ana", "192.0.2.1", now) == SignInThrottle::longestWait);
}

TEST_CASE("failures on many accounts from many addresses free nobody who has to wait") {
  SignInThrottle throttle;
  const microseconds now{0};
  for (unsigned i = 0; i < limit + 10; ++i) throttle.failed("ana", "192.0.2.1", now);
  for (int i = 0; i < 50'000; ++i) {
    const std::string other = std::to_string(i);
    for (int twice = 0; twice < 2; ++twice) throttle.failed("user" + other, "address " + other, now);
  }
  CHECK(throttle.wait("ana", "192.0.2.1", now) == SignInThrottle::longestWait);
}

TEST_CASE("failures are forgotten after an hour of quiet") {
  EmbeddedCore embedded;
  failOften(embedded, "ana", "192.0.2.1", limit - 1);
  embedded.clock.advance(SignInThrottle::forgottenAfter + seconds{1});
  CHECK(attempt(embedded, "ana", "wrong", "192.0.2.1") == ErrorKind::Unauthenticated);
  CHECK(attempt(embedded, "ana", "wrong", "192.0.2.1") == ErrorKind::Unauthenticated);
}

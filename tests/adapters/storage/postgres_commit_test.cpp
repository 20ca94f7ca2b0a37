#include <chrono>
#include <future>

#include "opened.hpp"
#include "postgres_database.hpp"
#include "postgres_proxy.hpp"
#include "workload.hpp"

namespace vedette::test {
namespace {

using namespace std::chrono_literals;
using Fault = PostgresProxy::Fault;
using Clock = std::chrono::steady_clock;

// A database that is reached through a proxy.
struct Proxied {
  explicit Proxied(std::chrono::milliseconds patience = 2s) {
    openMigrated(made.url());
    database = storage::open({proxy.through(made.url()), 2, patience}).value();
    REQUIRE(append(10).has_value());
  }

  Result<std::vector<Event>> append(std::size_t count) {
    return database->atomically([&](Stores& stores) -> Result<std::vector<Event>> {
      auto events = someEvents(count);
      if (auto appended = stores.events.append(events); !appended) return appended.error();
      return events;
    });
  }

  std::uint64_t stored() const {
    const auto direct = storage::open({made.url()}).value();
    return direct->reading([](const Stores& stores) { return stores.events.counts({}); }).value().total;
  }

  PostgresDatabase made;
  PostgresProxy proxy{made.socketPath()};
  std::unique_ptr<storage::Database> database;
};

TEST_CASE("a commit whose answer is lost is found out: its result is true, and nothing is stored twice") {
  Proxied proxied;
  for (std::size_t round = 0; round < 10; ++round) {
    proxied.proxy.now(Fault::LoseAnswer);
    const auto appended = proxied.append(5);
    REQUIRE_FALSE(proxied.proxy.pending());
    REQUIRE(appended.has_value());
    CHECK(appended->front().id == static_cast<EventId>(11 + 5 * round));
  }
  CHECK(proxied.stored() == 60);
  CHECK(proxied.database->state().connected);
}

TEST_CASE("a commit that never came to the server is done again, once") {
  Proxied proxied;
  for (std::size_t round = 0; round < 10; ++round) {
    proxied.proxy.now(Fault::LoseCommit);
    REQUIRE(proxied.append(5).has_value());
    REQUIRE_FALSE(proxied.proxy.pending());
  }
  CHECK(proxied.stored() == 60);
}

TEST_CASE("a server that swallows everything makes it unavailable in time, and everybody else at once") {
  Proxied proxied{1s};
  proxied.proxy.now(Fault::Swallow);
  const auto began = Clock::now();
  auto first = std::async(std::launch::async, [&] { return proxied.append(1).has_value(); });
  CHECK_FALSE(first.get());
  CHECK(Clock::now() - began < 2'500ms);
  CHECK_FALSE(proxied.database->state().connected);

  auto scout = std::async(std::launch::async, [&] { return proxied.append(1).has_value(); });
  std::this_thread::sleep_for(100ms);
  const auto refusedAt = Clock::now();
  const auto refused = proxied.append(1);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().kind == ErrorKind::Unavailable);
  CHECK(Clock::now() - refusedAt < 100ms);
  CHECK_FALSE(scout.get());

  proxied.proxy.now(Fault::None);
  proxied.database->probe();
  CHECK(proxied.database->state().connected);
  CHECK(proxied.append(1).has_value());
}

TEST_CASE("a server that is gone is noticed without anybody asking, and so is its return") {
  Proxied proxied;
  proxied.proxy.now(Fault::Refuse);
  for (int seconds = 0; seconds < 4 && proxied.database->state().connected; ++seconds) {
    std::this_thread::sleep_for(1s);
    proxied.database->probe();
  }
  CHECK_FALSE(proxied.database->state().connected);
  CHECK_FALSE(proxied.database->state().reason.empty());
  proxied.proxy.now(Fault::None);
  proxied.database->probe();
  CHECK(proxied.database->state().connected);
}

TEST_CASE("a program that serves starts without its server, and migrates when that is there") {
  const PostgresDatabase made;
  PostgresProxy proxy(made.socketPath());
  proxy.now(Fault::Refuse);
  std::size_t migrations = 0;
  auto opened = storage::openToServe({proxy.through(made.url())}, [&](std::size_t n) { migrations += n; });
  REQUIRE(opened.has_value());
  CHECK_FALSE((*opened)->state().connected);
  CHECK_FALSE(fill(**opened, 10, 0).has_value());
  proxy.now(Fault::None);
  (*opened)->probe();
  CHECK((*opened)->state().connected);
  CHECK(migrations > 0);
  CHECK(fill(**opened, 1'000, 0).has_value());
}

}  // namespace
}  // namespace vedette::test

#include <thread>

#include "opened.hpp"
#include "postgres_database.hpp"
#include "schema/schema.hpp"
#include "workload.hpp"

namespace vedette::test {
namespace {

using namespace std::chrono_literals;

std::uint64_t countOf(const Storage& storage) {
  auto counts = storage.reading([](const Stores& stores) { return stores.events.counts({}); });
  return counts ? counts->total : 0;
}

TEST_CASE("a connection that the server cut is replaced without anybody noticing") {
  const PostgresDatabase made;
  const auto database = openMigrated(made.url());
  REQUIRE(fill(*database, 1'000, 0).has_value());
  REQUIRE(countOf(*database) == 1'000);
  made.cutConnections();
  CHECK(fill(*database, 1'000, 0).has_value());
  CHECK(countOf(*database) == 2'000);
  CHECK(database->state().connected);
}

TEST_CASE("a connection cut inside a transaction makes it unavailable, and nothing of it is stored") {
  const PostgresDatabase made;
  const auto database = openMigrated(made.url());
  auto outcome = database->atomically([&](Stores& stores) -> Result<void> {
    auto events = someEvents(10);
    if (auto appended = stores.events.append(events); !appended) return appended.error();
    made.cutConnections();
    return {};
  });
  REQUIRE_FALSE(outcome.has_value());
  CHECK(outcome.error().kind == ErrorKind::Unavailable);
  CHECK_FALSE(database->state().connected);
  CHECK(countOf(*database) == 0);
  database->probe();  // as the program does every second: where the loss took long, others do not try
  REQUIRE(fill(*database, 1'000, 0).has_value());
  CHECK(database->state().connected);
}

TEST_CASE("a migration waits for the server longer than a request would") {
  const PostgresDatabase made;
  const storage::StorageSettings hasty{.url = made.url(), .patience = 100ms};
  const auto dialect = storage::dialectFor(*storage::locate(made.url()), {made.url()});
  storage::Connection other(*dialect, storage::Access::Write);
  other.session().beginMigration();
  const std::jthread finishing([&] {
    std::this_thread::sleep_for(1s);
    other.script("COMMIT");
  });
  CHECK(storage::migrate(hasty).has_value());
}

TEST_CASE("an unreachable server is named without its password") {
  auto opened = storage::open({"postgresql://user:hunter2@127.0.0.1:1/nothing"});
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error().kind == ErrorKind::Unavailable);
  CHECK(opened.error().message.find("hunter2") == std::string::npos);
  CHECK(opened.error().message.find("127.0.0.1:1/nothing") != std::string::npos);
}

TEST_CASE("a server that refuses the connection is told from one that is not there") {
  const PostgresDatabase made;
  auto opened = storage::open({"postgresql:///not_there" + made.url().substr(made.url().find('?'))});
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error().kind == ErrorKind::Unavailable);
  CHECK(opened.error().message.find("refuses the connection") != std::string::npos);
  opened = storage::open({"postgresql://user@127.0.0.1:1/nothing"});
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error().message.find("cannot be reached") != std::string::npos);
}

}  // namespace
}  // namespace vedette::test

#include <catch2/catch.hpp>

#include "postgres_database.hpp"
#include "survival.hpp"

namespace vedette::e2e {

TEST_CASE("kill -9 under load loses no event that PostgreSQL has committed, and no event lacks its alert") {
  const test::PostgresDatabase database;
  Installation vedette(database.url());
  surviveKills(vedette);
}

TEST_CASE("a server whose PostgreSQL connections are cut answers again without a restart") {
  const test::PostgresDatabase database;
  Installation vedette(database.url());
  vedette.addUser("alice", "admin");
  const auto token = vedette.token("alice");
  vedette.start();
  const auto client = vedette.client(token);
  const auto send = [&](const char* uid) {
    return client
        ->request("POST", "/api/v1/events", eventJson(uid, "high"), {{"Content-Type", "application/json"}})
        .status;
  };
  REQUIRE(send("before") == 201);
  database.cutConnections();
  int status = 503;
  for (int tries = 0; tries < 100 && status == 503; ++tries) status = send("after");
  CHECK((status == 201 || status == 200));
  CHECK(readAll(*client).uids == std::set<std::string>{"before", "after"});
}

}  // namespace vedette::e2e

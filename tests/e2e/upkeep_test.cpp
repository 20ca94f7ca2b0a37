#include <signal.h>

#include <catch2/catch.hpp>
#include <thread>

#include "installation.hpp"

namespace vedette::e2e {
namespace {

using Catch::Contains;

const test::HttpFields asJson{{"content-type", "application/json"}};

std::string oldEvent(const std::string& severity) {
  return R"({"source_name":"s","event_type":"t","severity":")" + severity +
         R"(","description":"d","timestamp":"2020-01-01T00:00:00Z"})";
}

std::string totalAfterRemoval(test::HttpClient& client, const std::string& expected) {
  std::string total;
  for (int i = 0; i < 200 && total != expected; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
    total = memberOf(client.get("/api/v1/events").body, "total");
  }
  return total;
}

TEST_CASE("a server removes what its settings keep no longer, and keeps what an alert refers to") {
  Installation vedette;
  vedette.addUser("alice", "admin");
  const auto token = vedette.token("alice");
  vedette.start();
  {
    const auto client = vedette.client(token);
    for (const char* severity : {"low", "low", "medium", "high"})
      REQUIRE(client->request("POST", "/api/v1/events", oldEvent(severity), asJson).status == 201);
  }
  vedette.server().send(SIGTERM);
  REQUIRE(vedette.server().wait() == 0);

  vedette.start({}, {.environment = {"VEDETTE_RETENTION_LOW=7d", "VEDETTE_RETENTION_HIGH=30d"}});
  const auto client = vedette.client(token);
  CHECK(totalAfterRemoval(*client, "2") == "2");
  CHECK_THAT(client->get("/api/v1/events").body, Contains("medium") && Contains("high"));
}

TEST_CASE("stats tells what is stored while the server runs") {
  Installation vedette;
  vedette.addUser("alice", "admin");
  vedette.start();
  const auto client = vedette.client(vedette.token("alice"));
  for (const char* severity : {"low", "critical"})
    REQUIRE(client->request("POST", "/api/v1/events", oldEvent(severity), asJson).status == 201);
  const auto stats = vedette.command({"stats"});
  INFO(stats.err);
  REQUIRE(stats.status == 0);
  CHECK_THAT(stats.out, Contains("KiB") && Contains("2020-01-01T00:00:00.000000Z"));
  CHECK_THAT(stats.out, Contains("  critical ") && Contains("  new "));
}

}  // namespace
}  // namespace vedette::e2e

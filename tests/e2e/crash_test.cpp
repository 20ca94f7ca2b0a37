#include <signal.h>

#include <catch2/catch.hpp>

#include <chrono>
#include <thread>

#include "survival.hpp"

namespace vedette::e2e {
namespace {

using namespace std::chrono_literals;

TEST_CASE("kill -9 under load loses no acknowledged event, and no event lacks its alert") {
  Installation vedette;
  surviveKills(vedette);
}

TEST_CASE("SIGTERM under load answers what is in flight, stores it and ends with status 0") {
  Installation vedette;
  vedette.addUser("alice", "admin");
  const std::string token = vedette.token("alice");
  vedette.start();
  Load load(vedette, token, "drained");
  waitForAcknowledged(load, 300);
  vedette.server().send(SIGTERM);
  CHECK(vedette.server().wait(15s) == 0);
  const auto acknowledged = load.finish();
  vedette.start();
  checkWhole(readAll(*vedette.client(token)), acknowledged);
}

TEST_CASE("a second SIGTERM ends a drain that waits") {
  Installation vedette;
  vedette.addUser("alice", "admin");
  vedette.start();
  const auto client = vedette.client();
  client->send("POST /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + vedette.token("alice") +
               "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
  std::this_thread::sleep_for(200ms);
  vedette.server().send(SIGTERM);
  CHECK_FALSE(vedette.server().wait(500ms));
  vedette.server().send(SIGTERM);
  CHECK(vedette.server().wait(2s) == 1);
}

}  // namespace
}  // namespace vedette::e2e

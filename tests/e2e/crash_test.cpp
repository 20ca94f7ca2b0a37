#include <signal.h>

#include <catch2/catch.hpp>

#include <chrono>
#include <future>
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

TEST_CASE("a server that stood still longer than its deadlines answers what has come meanwhile") {
  Installation vedette;
  vedette.addUser("ana", "admin");
  const std::string token = vedette.token("ana");
  vedette.start({}, {.environment = {"VEDETTE_HEADER_TIMEOUT=1s", "VEDETTE_BODY_TIMEOUT=1s",
                                     "VEDETTE_STALL_TIMEOUT=1s", "VEDETTE_MAX_QUEUED_AGE=1s"}});
  const auto client = vedette.client(token);
  const auto post = [&](const std::string& uid) {
    return client->request("POST", "/api/v1/events", eventJson(uid, "high"),
                           {{"content-type", "application/json"}});
  };
  REQUIRE(post("before").status == 201);
  const auto begun = vedette.client();
  begun->send("GET /health HTTP/1.1\r\n");
  std::this_thread::sleep_for(200ms);
  vedette.server().send(SIGSTOP);
  begun->send("Host: x\r\n\r\n");
  auto answered = std::async(std::launch::async, [&] { return post("meanwhile").status; });
  std::this_thread::sleep_for(3s);
  vedette.server().send(SIGCONT);
  CHECK(answered.get() == 201);
  CHECK(begun->receive()->status == 200);
  CHECK(post("meanwhile").status == 200);
}

}  // namespace
}  // namespace vedette::e2e

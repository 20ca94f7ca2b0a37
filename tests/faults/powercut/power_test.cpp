#include "power.hpp"

#include <signal.h>

#include <catch2/catch.hpp>

#include "installation.hpp"
#include "stored.hpp"

namespace vedette::faults {
namespace {

constexpr int sent = 50;

// How many of the acknowledged events are there after the power was cut.
std::size_t survivorsOn(Syncs syncs) {
  e2e::Installation vedette;
  vedette.addUser("alice", "admin");
  const std::string token = vedette.token("alice");
  Power power(vedette.folder() / "data", syncs);
  vedette.start({}, {.environment = power.environment()});
  for (int i = 0; i < sent; ++i) {
    const auto answer =
        vedette.client(token)->request("POST", "/api/v1/events", e2e::eventJson(std::to_string(i), "high"),
                                       {{"content-type", "application/json"}});
    REQUIRE(answer.status == 201);
  }
  vedette.server().send(SIGKILL);
  vedette.server().wait();
  power.cut();
  vedette.start();
  return e2e::readAll(*vedette.client(token)).uids.size();
}

TEST_CASE("a power cut takes no acknowledged event") { CHECK(survivorsOn(Syncs::Kept) == sent); }

TEST_CASE("a power cut takes acknowledged events where syncs are forgotten, so it would be noticed") {
  CHECK(survivorsOn(Syncs::Forgotten) < sent);
}

}  // namespace
}  // namespace vedette::faults

#include "survival.hpp"

#include <signal.h>

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

namespace vedette::e2e {

using namespace std::chrono_literals;

void waitForAcknowledged(const Load& load, std::size_t count) {
  for (int tries = 0; load.acknowledged() < count && tries < 6'000; ++tries) std::this_thread::sleep_for(5ms);
  REQUIRE(load.acknowledged() >= count);
}

// Each acknowledged event is there, each severe event has its one alert, and no alert lacks its event.
void checkWhole(const Stored& stored, const std::set<std::string>& acknowledged) {
  CHECK(std::includes(stored.uids.begin(), stored.uids.end(), acknowledged.begin(), acknowledged.end()));
  std::set<std::string> alerted;
  for (const auto& [event, alerts] : stored.alertsOf) {
    CHECK(alerts == 1);
    alerted.insert(event);
  }
  CHECK(alerted == stored.severeEvents);
  CHECK_FALSE(alerted.empty());
}

void surviveKills(Installation& vedette) {
  vedette.addUser("alice", "admin");
  const std::string token = vedette.token("alice");
  std::set<std::string> acknowledged;
  for (int round = 0; round < 5; ++round) {
    vedette.start();
    Load load(vedette, token, "round" + std::to_string(round));
    waitForAcknowledged(load, 200 + 150 * round);
    vedette.server().send(SIGKILL);
    CHECK(vedette.server().wait() == -SIGKILL);
    acknowledged.merge(load.finish());
  }
  vedette.start();
  checkWhole(readAll(*vedette.client(token)), acknowledged);
}

void moveUnderLoad(Installation& from, Installation& to) {
  from.addUser("alice", "admin");
  const auto token = from.token("alice");
  from.start();
  const std::string file = (from.folder() / "backup").string();
  std::set<std::string> before;
  {
    Load load(from, token, "load");
    waitForAcknowledged(load, 500);
    before = load.acknowledgedSoFar();
    const auto made = from.command({"backup", file, "--verify"});
    INFO(made.err);
    REQUIRE(made.status == 0);
    CHECK(made.out.empty());
    waitForAcknowledged(load, load.acknowledged() + 100);
    from.server().send(SIGTERM);
    load.finish();
  }
  std::filesystem::create_directory(to.folder() / "data");
  std::filesystem::copy_file(from.folder() / "data" / "token.key", to.folder() / "data" / "token.key");
  const auto restored = to.command({"restore", file, "--verify"});
  INFO(restored.err);
  REQUIRE(restored.status == 0);
  to.start();
  checkWhole(readAll(*to.client(token)), before);
}

}  // namespace vedette::e2e

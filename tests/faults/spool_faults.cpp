#include <signal.h>

#include <chrono>

#include "on_postgres.hpp"

namespace vedette::faults {
namespace {

using namespace std::chrono_literals;

// What PostgreSQL does not take goes into the spool.
class WithSpool : public OnPostgres {
 public:
  void start(e2e::Installation& vedette) override {
    vedette.start({"--spool", (vedette.folder() / "spool").string()},
                  {.environment = {"VEDETTE_DATABASE_TIMEOUT=2s"}});
  }

 protected:
  void killAndStart(e2e::Installation& vedette, Traffic& traffic) {
    vedette.server().send(SIGKILL);
    vedette.server().wait();
    start(vedette);
    traffic.moveTo(vedette.port());
  }

  // Events are acknowledged, lists are not answered, and nothing is claimed that nobody knows.
  void expectDegraded(const e2e::Installation& vedette, const std::string& token) {
    const auto client = vedette.client(token);
    const auto list = client->get("/api/v1/alerts");
    if (list.status != 503 ||
        e2e::memberOf(list.body, "detail") != "Database unavailable \u2014 running in degraded mode")
      throw std::runtime_error("a list is answered while the database is away: " + list.body);
    const auto sent = client->request("POST", "/api/v1/events", e2e::eventJson("degraded", "high"),
                                      {{"content-type", "application/json"}});
    if (sent.status != 201 || e2e::memberOf(sent.body, "durability") != "spool" ||
        e2e::memberOf(sent.body, "id") != "null")
      throw std::runtime_error("an event is not spooled: " + sent.body);
  }
};

class Away : public WithSpool {
 public:
  explicit Away(std::string how) : how_(std::move(how)) {}

  void strike(e2e::Installation& vedette, Traffic& traffic) override {
    server_.act(how_);
    traffic.awaitAcknowledged(1'000);
    expectDegraded(vedette, traffic.token());
    traffic.awaitAcknowledged(1'000);
    server_.act(how_ == "freeze" ? "thaw" : "start");
    traffic.awaitAcknowledged(1'000);
  }

 private:
  std::string how_;
};

// The program is killed while it spools, starts without PostgreSQL, and is killed while it replays.
class KilledMeanwhile : public WithSpool {
 public:
  void strike(e2e::Installation& vedette, Traffic& traffic) override {
    server_.act("kill");
    for (int times = 0; times < 3; ++times) {
      traffic.awaitAcknowledged(1'000);
      killAndStart(vedette, traffic);
    }
    expectDegraded(vedette, traffic.token());
    traffic.awaitAcknowledged(1'000);
    server_.act("start");
    for (int times = 0; times < 5; ++times) {
      traffic.pause(std::chrono::milliseconds(20 + 35 * times));
      killAndStart(vedette, traffic);
    }
  }
};

}  // namespace

std::vector<NamedFault> spoolFaults() {
  return {named<Away>("spool-postgres-killed", "kill"), named<Away>("spool-postgres-frozen", "freeze"),
          named<KilledMeanwhile>("spool-killed")};
}

}  // namespace vedette::faults

#include <signal.h>

#include <chrono>

#include "on_postgres.hpp"
#include "small_disk.hpp"
#include "traced.hpp"

namespace vedette::faults {
namespace {

using namespace std::chrono_literals;

// What PostgreSQL does not take goes into the spool.
class WithSpool : public OnPostgres {
 public:
  void start(e2e::Installation& vedette) override { launch(vedette, {}); }

 protected:
  static void launch(e2e::Installation& vedette, std::vector<std::string> under) {
    vedette.start({"--spool", (vedette.folder() / "spool").string()},
                  {.environment = {"VEDETTE_DATABASE_TIMEOUT=2s"}, .under = std::move(under)});
  }

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

// Its disk is full for a while: what it cannot keep it does not acknowledge.
class DiskFull : public WithSpool {
 public:
  DiskFull() : disk_(24) {}
  void prepare(const e2e::Installation& vedette) override {
    std::filesystem::create_directory_symlink(disk_.path(), vedette.folder() / "spool");
  }

  void strike(e2e::Installation& vedette, Traffic& traffic) override {
    server_.act("kill");
    traffic.awaitAcknowledged(500);
    disk_.fill();
    traffic.awaitRefused(50);
    expectRefused(vedette, traffic.token());
    disk_.empty();
    traffic.awaitAcknowledged(500);
    server_.act("start");
  }

 private:
  static void expectRefused(const e2e::Installation& vedette, const std::string& token) {
    const auto sent = vedette.client(token)->request(
        "POST", "/api/v1/events", e2e::eventJson("refused", "low"), {{"content-type", "application/json"}});
    if (sent.status != 503 || sent.field("retry-after").empty())
      throw std::runtime_error("a spool without space is not told: " + sent.body);
  }

  SmallDisk disk_;
};

// The disk fails some syncs of the spool.
class SyncFails : public WithSpool {
 public:
  void start(e2e::Installation& vedette) override {
    launch(vedette, traced("fdatasync", "error=EIO:when=60..64"));
  }

  void strike(e2e::Installation&, Traffic& traffic) override {
    const std::size_t before = traffic.refusals();
    server_.act("kill");
    if (traffic.refusals() == before) traffic.awaitRefused(1);
    traffic.awaitAcknowledged(500);
    server_.act("start");
  }
};

}  // namespace

std::vector<NamedFault> spoolFaults() {
  return {named<Away>("spool-postgres-killed", "kill"), named<Away>("spool-postgres-frozen", "freeze"),
          named<KilledMeanwhile>("spool-killed"), named<DiskFull>("spool-disk-full"),
          named<SyncFails>("spool-fdatasync-fails")};
}

}  // namespace vedette::faults

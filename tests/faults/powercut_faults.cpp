#include <signal.h>
#include <sqlite3.h>

#include "on_postgres.hpp"
#include "power.hpp"

namespace vedette::faults {
namespace {

using namespace std::chrono_literals;

constexpr int cutsInRound = 12;

// A copy is looked at: opening a database changes its files.
void expectSound(const std::filesystem::path& folder) {
  const app::TemporaryFolder copy;
  writeFiles(readFiles(folder), copy.path());
  sqlite3* database = nullptr;
  std::string verdict = "it cannot be opened";
  const auto keep = [](void* to, int, char** values, char**) {
    *static_cast<std::string*>(to) = values[0];
    return 0;
  };
  if (sqlite3_open((copy.path() / "vedette.db").c_str(), &database) == SQLITE_OK)
    sqlite3_exec(database, "PRAGMA integrity_check", keep, &verdict, nullptr);
  sqlite3_close(database);
  if (verdict != "ok") throw std::runtime_error("the database is damaged: " + verdict);
}

class OnSqlite : public Fault {
 public:
  void prepare(const e2e::Installation& vedette) override { power_.emplace(vedette.folder() / "data"); }
  void start(e2e::Installation& vedette) override {
    vedette.start({}, {.environment = power_->environment()});
  }

  void strike(e2e::Installation& vedette, Traffic& traffic) override {
    for (int times = 0; times < cutsInRound; ++times) {
      traffic.awaitAcknowledged(200);
      vedette.server().send(SIGKILL);
      vedette.server().wait();
      power_->cut();
      expectSound(vedette.folder() / "data");
      start(vedette);
      traffic.moveTo(vedette.port());
    }
  }

 private:
  std::optional<Power> power_;
};

// The disk of the spool: while it fills, and while it is replayed.
class OnSpool : public OnPostgres {
 public:
  void prepare(const e2e::Installation& vedette) override {
    folder_ = vedette.folder() / "spool";
    std::filesystem::create_directory(folder_);
    power_.emplace(folder_);
  }
  void start(e2e::Installation& vedette) override {
    auto environment = power_->environment();
    environment.push_back("VEDETTE_DATABASE_TIMEOUT=2s");
    vedette.start({"--spool", folder_.string()}, {.environment = environment});
  }

  void strike(e2e::Installation& vedette, Traffic& traffic) override {
    server_.act("kill");
    for (int times = 0; times < cutsInRound; ++times) {
      traffic.awaitAcknowledged(500);
      cut(vedette, traffic);
    }
    server_.act("start");
    for (int times = 0; times < 4; ++times) {
      traffic.pause(std::chrono::milliseconds(30 + 40 * times));
      cut(vedette, traffic);
    }
  }

 private:
  void cut(e2e::Installation& vedette, Traffic& traffic) {
    vedette.server().send(SIGKILL);
    vedette.server().wait();
    power_->cut();
    start(vedette);
    traffic.moveTo(vedette.port());
  }

  std::filesystem::path folder_;
  std::optional<Power> power_;
};

}  // namespace

std::vector<NamedFault> powercutFaults() {
  return {named<OnSqlite>("sqlite-power-cut"), named<OnSpool>("spool-power-cut")};
}

}  // namespace vedette::faults

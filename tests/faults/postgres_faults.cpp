#include <signal.h>

#include <chrono>
#include <thread>

#include "on_postgres.hpp"
#include "postgres_proxy.hpp"

namespace vedette::faults {
namespace {

using namespace std::chrono_literals;

class Restarted : public OnPostgres {
 public:
  void strike(e2e::Installation&, Traffic&) override { server_.act("restart"); }
};

class Killed : public OnPostgres {
 public:
  void strike(e2e::Installation&, Traffic& traffic) override {
    server_.act("kill");
    traffic.awaitRefused(20);
    traffic.pause(1s);
    server_.act("start");
  }
};

// It takes connections and bytes, and says nothing.
class Frozen : public OnPostgres {
 public:
  void strike(e2e::Installation&, Traffic& traffic) override {
    server_.act("freeze");
    traffic.awaitRefused(20);
    traffic.pause(1s);
    server_.act("thaw");
  }
};

class Absent : public OnPostgres {
 public:
  void strike(e2e::Installation& vedette, Traffic& traffic) override {
    vedette.server().send(SIGKILL);
    vedette.server().wait();
    server_.act("stop");
    start(vedette);
    traffic.moveTo(vedette.port());
    traffic.awaitRefused(20);
    server_.act("start");
  }
};

// The connection breaks again and again, at the commit.
class CommitLost : public OnPostgres {
 public:
  explicit CommitLost(test::PostgresProxy::Fault fault) : fault_(fault) {}
  std::string databaseUrl() const override { return proxy_.through(server_.socketUrl()); }

  void strike(e2e::Installation&, Traffic& traffic) override {
    for (int times = 0; times < 20; ++times) {
      proxy_.now(fault_);
      while (proxy_.pending()) traffic.pause(1ms);
      traffic.awaitAcknowledged(10);
    }
  }

 private:
  test::PostgresProxy::Fault fault_;
  test::PostgresProxy proxy_{server_.socketPath()};
};

// The one that leads is killed and the other promoted; next time it is the other way round.
class FailedOver : public OnPostgres {
 public:
  FailedOver() { standby_.follow(server_); }

  std::string databaseUrl() const override {
    return "postgresql://vedette@" + server_.address() + "," + standby_.address() + "/postgres";
  }

  void strike(e2e::Installation&, Traffic& traffic) override {
    if (!following_) second().follow(first());
    first().act("kill");
    second().act("promote");
    serverLeads_ = !serverLeads_;
    following_ = false;
    traffic.awaitAcknowledged(200);
  }

 private:
  Server& first() { return serverLeads_ ? server_ : standby_; }
  Server& second() { return serverLeads_ ? standby_ : server_; }

  Server standby_;
  bool serverLeads_ = true;
  bool following_ = true;
};

}  // namespace

std::vector<NamedFault> postgresFaults() {
  using Proxy = test::PostgresProxy::Fault;
  return {named<Restarted>("postgres-restarted"),
          named<Killed>("postgres-killed"),
          named<Frozen>("postgres-frozen"),
          named<Absent>("postgres-absent-at-start"),
          named<CommitLost>("postgres-commit-lost", Proxy::LoseCommit),
          named<CommitLost>("postgres-answer-lost", Proxy::LoseAnswer),
          named<FailedOver>("postgres-failed-over")};
}

}  // namespace vedette::faults

#include <signal.h>

#include "fault.hpp"
#include "traced.hpp"

namespace vedette::faults {
namespace {

using namespace std::chrono_literals;

// What strace does to a system call of the server.
class Traced : public Fault {
 public:
  explicit Traced(std::string call) : call_(std::move(call)) {}

 protected:
  // Times are counted in each thread.
  void startTraced(e2e::Installation& vedette, const std::string& what) const {
    vedette.start({}, {.under = traced(call_, what)});
  }

  static void kill(e2e::Installation& vedette) {
    vedette.server().send(SIGKILL);
    vedette.server().wait();
  }

  static void startAgain(e2e::Installation& vedette, Traffic& traffic) {
    vedette.start();
    traffic.moveTo(vedette.port());
  }

 private:
  std::string call_;
};

// It fails from one time to another.
class Failing : public Traced {
 public:
  Failing(std::string call, std::string how) : Traced(std::move(call)), how_(std::move(how)) {}
  void start(e2e::Installation& vedette) override { startTraced(vedette, how_); }
  std::size_t eventsBefore() const override { return 1; }
  void strike(e2e::Installation&, Traffic& traffic) override {
    if (traffic.refusals() == 0) traffic.awaitRefused(1);
  }

 private:
  std::string how_;
};

// The server dies in it: each time in another one.
class KilledIn : public Traced {
 public:
  using Traced::Traced;

  std::size_t eventsBefore() const override { return 1; }

  void start(e2e::Installation& vedette) override {
    startTraced(vedette, "signal=KILL:when=" + std::to_string(time_));
    time_ += 13;
  }

  void strike(e2e::Installation& vedette, Traffic& traffic) override {
    if (!vedette.server().wait(30s)) throw std::runtime_error("the server was not killed");
    startAgain(vedette, traffic);
  }

 private:
  int time_ = 200;
};

// From its first time on, every third one kills the server, or fails: once while it starts, once it serves.
// The next round takes the times between.
class AtNthTime : public Traced {
 public:
  using Traced::Traced;

  void strike(e2e::Installation& vedette, Traffic& traffic) override {
    constexpr int last = 40, step = 3;
    for (int time = 1 + round_++ % step; time <= last; time += step)
      for (const std::string what : {"signal=KILL", "error=EIO", "error=ENOSPC"})
        once(vedette, traffic, what + ":when=" + std::to_string(time));
    kill(vedette);
    startAgain(vedette, traffic);
  }

 private:
  // It may refuse to start, and says so then; it must not crash.
  void once(e2e::Installation& vedette, Traffic& traffic, const std::string& what) const {
    kill(vedette);
    try {
      startTraced(vedette, what);
      traffic.moveTo(vedette.port());
      traffic.pause(100ms);
    } catch (const std::runtime_error&) {
    }
    const auto status = vedette.server().wait(0ms);
    if (status && *status < 0 && *status != -SIGKILL)
      throw std::runtime_error("it crashed with " + what + ": " + vedette.server().err());
  }

  int round_ = 0;
};

}  // namespace

std::vector<NamedFault> tracedFaults() {
  return {named<KilledIn>("sqlite-killed-in-pwrite", "pwrite64"),
          named<KilledIn>("sqlite-killed-in-fdatasync", "fdatasync"),
          named<Failing>("sqlite-fdatasync-fails", "fdatasync", "error=EIO:when=60..64"),
          named<Failing>("sqlite-pwrite-fails", "pwrite64", "error=EIO:when=200..260"),
          named<Failing>("sqlite-pwrite-without-space", "pwrite64", "error=ENOSPC:when=200..260"),
          named<AtNthTime>("sqlite-nth-openat", "openat"),
          named<AtNthTime>("sqlite-nth-pwrite", "pwrite64"),
          named<AtNthTime>("sqlite-nth-fdatasync", "fdatasync")};
}

}  // namespace vedette::faults

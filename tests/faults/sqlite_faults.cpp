#include <signal.h>
#include <unistd.h>

#include <cstdlib>

#include "fault.hpp"
#include "small_disk.hpp"

namespace vedette::faults {
namespace {

using namespace std::chrono_literals;

void startAgain(e2e::Installation& vedette, Traffic& traffic) {
  vedette.start();
  traffic.moveTo(vedette.port());
}

class Killed : public Fault {
 public:
  void strike(e2e::Installation& vedette, Traffic& traffic) override {
    vedette.server().send(SIGKILL);
    vedette.server().wait();
    startAgain(vedette, traffic);
  }
};

class DiskFull : public Fault {
 public:
  DiskFull() : disk_(24) {}

  void prepare(const e2e::Installation& vedette) override {
    std::filesystem::create_directory_symlink(disk_.path(), vedette.folder() / "data");
  }

  void strike(e2e::Installation& vedette, Traffic& traffic) override {
    disk_.fill();
    traffic.awaitRefused(50);
    traffic.pause(2s);
    const auto health = vedette.client()->get("/api/v1/health");
    if (health.status != 503 || health.body.find("the disk is full") == std::string::npos)
      throw std::runtime_error("a full disk is not told: " + health.body);
    disk_.empty();
  }

 private:
  SmallDisk disk_;
};

// What strace does to a system call of the server.
class Traced : public Fault {
 public:
  explicit Traced(std::string call) : call_(std::move(call)) {
    if (std::system("strace -o /dev/null true 2>/dev/null") != 0)
      throw CannotBeDone("strace is missing or may not trace");
  }

 protected:
  void startTraced(e2e::Installation& vedette, const std::string& what) const {
    vedette.start({}, {.under = {"strace", "-D", "-f", "-o", "/dev/null", "-e", "trace=" + call_, "-e",
                                 "inject=" + call_ + ":" + what}});
  }

 private:
  std::string call_;
};

// It fails from one time to another in each thread.
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

}  // namespace

std::vector<NamedFault> sqliteFaults() {
  return {named<Killed>("sqlite-killed"),
          named<KilledIn>("sqlite-killed-in-pwrite", "pwrite64"),
          named<KilledIn>("sqlite-killed-in-fdatasync", "fdatasync"),
          named<DiskFull>("sqlite-disk-full"),
          named<Failing>("sqlite-fdatasync-fails", "fdatasync", "error=EIO:when=60..64"),
          named<Failing>("sqlite-pwrite-fails", "pwrite64", "error=EIO:when=200..260"),
          named<Failing>("sqlite-pwrite-without-space", "pwrite64", "error=ENOSPC:when=200..260")};
}

}  // namespace vedette::faults

#include <signal.h>

#include "fault.hpp"
#include "small_disk.hpp"

namespace vedette::faults {
namespace {

using namespace std::chrono_literals;

class Killed : public Fault {
 public:
  void strike(e2e::Installation& vedette, Traffic& traffic) override {
    vedette.server().send(SIGKILL);
    vedette.server().wait();
    vedette.start();
    traffic.moveTo(vedette.port());
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

}  // namespace

std::vector<NamedFault> sqliteFaults() {
  return {named<Killed>("sqlite-killed"), named<DiskFull>("sqlite-disk-full")};
}

}  // namespace vedette::faults

#pragma once

#include <cstdint>
#include <string>

namespace vedette::faults {

// A PostgreSQL server of its own, by the script `cluster`; it is removed with the object.
class Server {
 public:
  Server();
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  void make();
  void follow(const Server& primary);         // as its standby, which it waits for at every commit
  void act(const std::string& action) const;  // start, stop, restart, promote, kill, freeze, thaw

  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  std::string url() const { return "postgresql://vedette@" + address() + "/postgres"; }
  std::string socketUrl() const { return "postgresql://vedette@/postgres?host=" + folder_; }
  std::string socketPath() const { return folder_ + "/.s.PGSQL." + std::to_string(port_); }

 private:
  void run(const std::string& arguments) const;

  std::string folder_;
  std::uint16_t port_;
};

}  // namespace vedette::faults

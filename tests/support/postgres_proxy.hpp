#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

namespace vedette::test {

// Stands between a program and a PostgreSQL server, on a free port of the loopback, and does to its
// connections what networks do. The program must connect with sslmode=disable: the proxy reads the protocol.
class PostgresProxy {
 public:
  enum class Fault {
    None,
    LoseCommit,  // the next COMMIT is not passed on, and its connection cut
    LoseAnswer,  // the next COMMIT is passed on; once the server has answered it the connection is cut
    Swallow,     // nothing comes through any more, in any connection, and nothing is closed
    Refuse,      // all connections are cut, new ones at once
  };

  // To the server's socket, FOLDER/.s.PGSQL.5432.
  explicit PostgresProxy(std::string socketPath);
  ~PostgresProxy();
  PostgresProxy(const PostgresProxy&) = delete;
  PostgresProxy& operator=(const PostgresProxy&) = delete;

  std::uint16_t port() const { return port_; }
  // `url` (postgresql://user@/database?host=FOLDER) by way of the proxy.
  std::string through(const std::string& url) const;

  void now(Fault fault) { fault_ = fault; }
  bool pending() const { return fault_ != Fault::None; }

 private:
  void accept();
  void serve(int client) const;
  int connect() const;
  Fault take(Fault) const;

  std::string socketPath_;
  int listener_ = -1;
  std::uint16_t port_ = 0;
  mutable std::atomic<Fault> fault_ = Fault::None;
  std::atomic<bool> stopping_ = false;
  std::vector<std::thread> serving_;
  std::thread accepting_;
};

}  // namespace vedette::test

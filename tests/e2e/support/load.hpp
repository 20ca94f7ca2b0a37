#pragma once

#include <atomic>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "installation.hpp"

namespace vedette::e2e {

// Clients that send single and bulk events, every fourth of high severity, until the server is gone, and
// keep the uids that it acknowledged.
class Load {
 public:
  Load(const Installation&, const std::string& token, const std::string& name);
  ~Load();

  std::size_t acknowledged() const;
  std::set<std::string> acknowledgedSoFar() const;
  std::set<std::string> finish();  // waits for the clients; the server must be gone or going

 private:
  void sendSingles(test::HttpClient&, const std::string& name);
  void sendBulks(test::HttpClient&, const std::string& name);
  void keep(const std::vector<std::string>& uids);

  std::atomic<bool> stopping_ = false;
  mutable std::mutex mutex_;
  std::set<std::string> acknowledged_;
  std::vector<std::thread> clients_;
};

}  // namespace vedette::e2e

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "http_client.hpp"
#include "process.hpp"
#include "temporary_folder.hpp"

namespace vedette::e2e {

// A data folder of its own, and the program run on it: as a server, and by its commands beside that.
class Installation {
 public:
  explicit Installation(std::string databaseUrl = {});

  // `arguments` and where the data are.
  Finished command(std::vector<std::string> arguments, std::string input = {}) const;
  void addUser(const std::string& name, const std::string& role) const;
  std::string token(const std::string& name) const;

  // Starts the server and waits until it serves.
  void start(const std::vector<std::string>& more = {}, Launch how = {});
  Process& server() { return *server_; }
  std::uint16_t port() const { return port_; }
  std::unique_ptr<test::HttpClient> client(const std::string& token = {}) const;

  const std::filesystem::path& folder() const { return folder_.path(); }
  std::vector<std::string> places() const;  // the flags that say where the data are

  static constexpr const char* password = "correct-horse-battery-staple";

 private:
  app::TemporaryFolder folder_;
  std::string databaseUrl_;
  std::unique_ptr<Process> server_;
  std::uint16_t port_ = 0;
};

// The value of the first "key":"text" or "key":number in a JSON text; empty when there is none.
std::string memberOf(const std::string& json, const std::string& key);

std::string eventJson(const std::string& uid, const std::string& severity);

}  // namespace vedette::e2e

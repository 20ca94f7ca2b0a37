#include "installation.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>

namespace vedette::e2e {
namespace {

using namespace std::chrono_literals;

// The port that the log tells; 0 while it does not.
std::uint16_t listeningPort(const std::string& log) {
  static const std::string phrase = "listening on http://127.0.0.1:";
  const auto at = log.find(phrase);
  if (at == std::string::npos || log.find('\n', at) == std::string::npos) return 0;
  return static_cast<std::uint16_t>(std::stoi(log.substr(at + phrase.size())));
}

std::uint16_t awaitPort(Process& server) {
  for (int tries = 0; tries < 6'000 && !server.wait(0ms); ++tries) {
    if (const auto port = listeningPort(server.err())) return port;
    std::this_thread::sleep_for(5ms);
  }
  throw std::runtime_error("the server did not start:\n" + server.err());
}

}  // namespace

Installation::Installation(std::string databaseUrl) : databaseUrl_(std::move(databaseUrl)) {}

std::vector<std::string> Installation::places() const {
  std::vector<std::string> flags{"--config", "/dev/null", "--data-dir", (folder() / "data").string()};
  if (!databaseUrl_.empty()) flags.insert(flags.end(), {"--database", databaseUrl_});
  return flags;
}

Finished Installation::command(std::vector<std::string> arguments, std::string input) const {
  const auto where = places();
  arguments.insert(arguments.end(), where.begin(), where.end());
  return run({std::move(arguments), std::move(input)});
}

void Installation::addUser(const std::string& name, const std::string& role) const {
  const auto added = command({"user", "add", name, "--role", role, "--password-stdin"}, password);
  if (added.status != 0) throw std::runtime_error(added.err);
}

std::string Installation::token(const std::string& name) const {
  const auto made = command({"token", name});
  if (made.status != 0) throw std::runtime_error(made.err);
  return made.out.substr(0, made.out.find('\n'));
}

void Installation::start(const std::vector<std::string>& more, Launch how) {
  how.arguments = {"serve", "--listen", "127.0.0.1:0"};
  const auto where = places();
  how.arguments.insert(how.arguments.end(), where.begin(), where.end());
  how.arguments.insert(how.arguments.end(), more.begin(), more.end());
  server_ = std::make_unique<Process>(how);
  port_ = awaitPort(*server_);
}

std::unique_ptr<test::HttpClient> Installation::client(const std::string& token) const {
  auto client = std::make_unique<test::HttpClient>(port_);
  client->bearer(token);
  return client;
}

std::string memberOf(const std::string& json, const std::string& key) {
  const std::string name = "\"" + key + "\":";
  auto begin = json.find(name);
  if (begin == std::string::npos) return {};
  begin += name.size();
  if (json[begin] == '"') return json.substr(begin + 1, json.find('"', begin + 1) - begin - 1);
  return json.substr(begin, json.find_first_of(",}]", begin) - begin);
}

std::string eventJson(const std::string& uid, const std::string& severity) {
  return R"({"uid":")" + uid + R"(","source_name":"gate","event_type":"access","severity":")" + severity +
         R"(","description":"a door opened"})";
}

}  // namespace vedette::e2e

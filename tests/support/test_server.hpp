#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "vedette/http/server.hpp"
#include "vedette/ingest/lane.hpp"
#include "vedette/memory/device_randomness.hpp"
#include "vedette/memory/manual_clock.hpp"
#include "vedette/memory/memory_storage.hpp"
#include "vedette/memory/memory_tokens.hpp"
#include "vedette/memory/plain_passwords.hpp"
#include "vedette/memory/sha256_digest.hpp"

namespace vedette::test {

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(*result);
}

// A whole server on a free port of the loopback, with everything behind it in memory. It has one account for
// each built-in role, named like the role. Link vedette::http, vedette::ingest and vedette::memory.
class TestServer {
 public:
  static constexpr std::string_view password = "correct horse battery staple";
  static constexpr long long startMicroseconds = 1'795'334'400'123'456;  // 2026-11-22T08:00:00.123456Z

  explicit TestServer(http::ServerSettings settings = {}, RuleSet rules = RuleSet::builtIn(),
                      SourceProfiles profiles = {}, RuleCompiler compiler = {})
      : core({storage, clock, passwords_, tokens_, randomness_, digest_, std::move(compiler)},
             std::move(rules)),
        server_(onFreePort(std::move(settings)), services(std::move(profiles))) {
    for (const Role& role : builtInRoles()) addAccount(role.name, role.name);
    port_ = must(server_.start());
  }

  std::uint16_t port() const { return port_; }
  std::string host() const { return "127.0.0.1:" + std::to_string(port_); }

  // An access token of the account with that name.
  const std::string& token(const std::string& username) const { return access_.at(username); }
  const std::string& refreshToken(const std::string& username) const { return refresh_.at(username); }

  User addAccount(const std::string& username, const std::string& role) {
    UserDraft draft{.username = username, .password = std::string(password), .role = role};
    User user = must(core.users.add(Principal::system(), draft));
    TokenPair pair = must(core.signIn.withPassword(username, password));
    access_[username] = std::move(pair.access);
    refresh_[username] = std::move(pair.refresh);
    return user;
  }

  void stop() { server_.stop(); }

  memory::MemoryStorage storage;
  memory::ManualClock clock{fromMicroseconds(startMicroseconds)};

 private:
  memory::PlainPasswords passwords_;
  memory::MemoryTokens tokens_;
  memory::DeviceRandomness randomness_;
  memory::Sha256Digest digest_;

 public:
  Core core;
  ingest::Lane lane{core.ingest};

 private:
  static http::ServerSettings onFreePort(http::ServerSettings settings) {
    settings.port = 0;
    return settings;
  }

  http::Services services(SourceProfiles profiles) {
    return {.core = core,
            .submit =
                [this](Submission&& submission, std::function<void(Result<Receipts>)> done) {
                  return lane.submit(std::move(submission), std::move(done));
                },
            .state =
                [] {
                  return http::SystemState{.components = {{"database", "connected"}}};
                },
            .version = "test",
            .profiles = std::move(profiles),
            .admit = [this] { return lane.admits(); }};
  }

  std::map<std::string, std::string> access_;
  std::map<std::string, std::string> refresh_;
  http::Server server_;
  std::uint16_t port_ = 0;
};

}  // namespace vedette::test

#include <signal.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "installation.hpp"

namespace vedette::e2e {
namespace {

namespace fs = std::filesystem;
using Catch::Contains;

std::string contentOf(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST_CASE("passwords, tokens and the key are in no log, no process list and no answer") {
  Installation vedette;
  vedette.addUser("alice", "admin");
  const std::string token = vedette.token("alice");
  vedette.start({"--log-level", "debug"});
  const auto client = vedette.client(token);
  const std::string credentials =
      std::string(R"({"username":"alice","password":")") + Installation::password + "\"}";
  const std::string wrong = R"({"username":"alice","password":"wrong-canary"})";
  const test::HttpFields asJson{{"content-type", "application/json"}};
  const auto signedIn = client->request("POST", "/api/v1/auth/token", credentials, asJson);
  const auto refused = client->request("POST", "/api/v1/auth/token", wrong, asJson);
  const auto users = client->get("/api/v1/users");
  REQUIRE(signedIn.status == 200);
  CHECK(refused.status == 401);
  const std::string commandLine = contentOf("/proc/" + std::to_string(vedette.server().id()) + "/cmdline");
  vedette.server().send(SIGTERM);
  REQUIRE(vedette.server().wait() == 0);

  const std::string key = contentOf(vedette.folder() / "data" / "token.key").substr(0, 64);
  const std::string said = commandLine + vedette.server().out() + vedette.server().err() + users.body;
  for (const std::string& secret :
       {std::string(Installation::password), std::string("wrong-canary"), token, key,
        memberOf(signedIn.body, "access_token"), memberOf(signedIn.body, "refresh_token")}) {
    REQUIRE(secret.size() > 8);
    CHECK(said.find(secret) == std::string::npos);
  }
  CHECK_THAT(vedette.server().err(), Contains("/api/v1/users"));
  CHECK_THAT(said, !Contains("argon2"));
}

TEST_CASE("the data folder and all files in it are for their owner alone") {
  Installation vedette;
  vedette.addUser("alice", "admin");
  vedette.start();
  constexpr auto others = fs::perms::group_all | fs::perms::others_all;
  const fs::path data = vedette.folder() / "data";
  CHECK((fs::status(data).permissions() & others) == fs::perms::none);
  int files = 0;
  for (const auto& entry : fs::directory_iterator(data)) {
    CAPTURE(entry.path());
    CHECK((entry.status().permissions() & others) == fs::perms::none);
    ++files;
  }
  CHECK(files >= 3);
}

TEST_CASE("a key that others may read stops the start") {
  const Installation vedette;
  vedette.addUser("alice", "admin");
  fs::permissions(vedette.folder() / "data" / "token.key", fs::perms{0644});
  const auto refused = vedette.command({"serve", "--listen", "127.0.0.1:0"});
  CHECK(refused.status == 1);
  CHECK_THAT(refused.err, Contains("token.key"));
}

}  // namespace
}  // namespace vedette::e2e

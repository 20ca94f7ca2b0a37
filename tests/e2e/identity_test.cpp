#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "installation.hpp"

namespace vedette::e2e {
namespace {

using namespace std::chrono_literals;

// Whether the server's answer to the client's request becomes `status` within a second.
bool becomes(test::HttpClient& client, const char* target, int status) {
  const auto deadline = std::chrono::steady_clock::now() + 1s;
  while (client.get(target).status != status) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(20ms);
  }
  return true;
}

struct Served : Installation {
  Served() {
    addUser("root", "admin");
    addUser("alice", "admin");
    start();
    alice = client(token("alice"));
    REQUIRE(alice->get("/api/v1/users").status == 200);
  }
  std::unique_ptr<test::HttpClient> alice;
};

TEST_CASE("a role changed on the command line counts within a second") {
  Served vedette;
  REQUIRE(vedette.command({"user", "role", "alice", "viewer"}).status == 0);
  CHECK(becomes(*vedette.alice, "/api/v1/users", 403));
}

TEST_CASE("an account disabled on the command line is out within a second, and back when enabled") {
  Served vedette;
  REQUIRE(vedette.command({"user", "disable", "alice"}).status == 0);
  CHECK(becomes(*vedette.alice, "/api/v1/users", 401));
  REQUIRE(vedette.command({"user", "enable", "alice"}).status == 0);
  const auto again = vedette.client(vedette.token("alice"));
  CHECK(becomes(*again, "/api/v1/users", 200));
}

TEST_CASE("a password set on the command line ends the account's sessions within a second") {
  Served vedette;
  const auto set = vedette.command({"user", "passwd", "alice", "--password-stdin"}, "another-good-password");
  REQUIRE(set.status == 0);
  CHECK(becomes(*vedette.alice, "/api/v1/users", 401));
}

TEST_CASE("a token stops working within a second after signing out") {
  Served vedette;
  const auto other = vedette.client(vedette.token("alice"));
  CHECK(vedette.alice->request("POST", "/api/v1/auth/logout").status == 204);
  CHECK(becomes(*vedette.alice, "/api/v1/users", 401));
  CHECK(other->get("/api/v1/users").status == 200);
}

}  // namespace
}  // namespace vedette::e2e

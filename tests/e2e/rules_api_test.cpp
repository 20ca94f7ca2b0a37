#include <signal.h>

#include <catch2/catch.hpp>

#include "installation.hpp"

namespace vedette::e2e {
namespace {

const test::HttpFields json{{"content-type", "application/json"}};
const std::string rule =
    R"({"yaml":"title: Login of eve\nid: eve\nlevel: high\nlogsource: {product: linux}\n)"
    R"(detection: {s: {user: eve}, condition: s}\n"})";

// A running server, and how many alerts of the rule there are.
class RulesServer {
 public:
  RulesServer() {
    vedette_.addUser("alice", "admin");
    start();
  }

  void start() {
    vedette_.start();
    client_ = vedette_.client(vedette_.token("alice"));
  }
  void kill() { vedette_.server().send(SIGKILL), vedette_.server().wait(); }

  int send(const std::string& method, const std::string& path, const std::string& body) {
    return client_->request(method, "/api/v1" + path, body, json).status;
  }
  std::string alertsAfterAnEvent() {
    CHECK(send("POST", "/events",
               R"({"source_name":"sshd","event_type":"login","severity":"info","description":"d",)"
               R"("logsource":{"product":"linux"},"attributes":{"user":"eve","host":"h)" +
                   std::to_string(++hosts_) + "\"}}") == 201);
    return memberOf(client_->get("/api/v1/alerts?rule=eve").body, "total");
  }

 private:
  Installation vedette_;
  std::unique_ptr<test::HttpClient> client_;
  int hosts_ = 0;
};

}  // namespace

TEST_CASE("rules and decisions made over the API survive a killed server") {
  RulesServer server;
  CHECK(server.alertsAfterAnEvent() == "0");
  CHECK(server.send("POST", "/rules", rule) == 201);
  CHECK(server.alertsAfterAnEvent() == "1");
  server.kill();
  server.start();
  CHECK(server.alertsAfterAnEvent() == "2");
  CHECK(server.send("PATCH", "/rules/eve", R"({"enabled":false})") == 200);
  CHECK(server.alertsAfterAnEvent() == "2");
  server.kill();
  server.start();
  CHECK(server.alertsAfterAnEvent() == "2");
  CHECK(server.send("PATCH", "/rules/eve", R"({"enabled":true})") == 200);
  CHECK(server.alertsAfterAnEvent() == "3");
}

}  // namespace vedette::e2e

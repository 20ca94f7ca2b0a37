#include <signal.h>

#include <catch2/catch.hpp>

#include <chrono>
#include <filesystem>
#include <regex>
#include <thread>

#include "installation.hpp"

namespace vedette::e2e {
namespace {

using namespace std::chrono_literals;

std::string ruleFor(const std::string& id, const std::string& action) {
  return "title: Rule " + id + "\nid: " + id + "\nname: " + id +
         "\nlevel: high\nlogsource: {product: app}\n" + "detection: {s: {action: " + action +
         "}, condition: s}\n";
}

constexpr const char* threeWithinTenMinutes =
    "title: Three of them\nid: three\nlevel: critical\ncorrelation:\n  type: event_count\n  rules: [failed]\n"
    "  group-by: [user]\n  timespan: 10m\n  condition: {gte: 3}\n";

// A server with rules, to which one account sends what somebody did.
class RuledServer {
 public:
  RuledServer() { vedette_.addUser("alice", "admin"); }

  void write(const std::string& file, const std::string& text) { rules_.write(file, text); }

  void start(Launch how = {}) {
    vedette_.start({"--rules", rules_.path().string()}, std::move(how));
    client_ = vedette_.client(vedette_.token("alice"));
  }
  void kill() {
    vedette_.server().send(SIGKILL);
    vedette_.server().wait(15s);
  }

  // The answer: the stored event and the alerts that it raised or folded into.
  std::string happens(const std::string& action) {
    return client_
        ->request(
            "POST", "/api/v1/events",
            R"({"source_name":"app","event_type":"action","severity":"info","description":"it happened",)"
            R"("logsource":{"product":"app","category":"","service":""},)"
            R"("attributes":{"user":"ann","action":")" +
                action + R"("}})",
            {{"content-type", "application/json"}})
        .body;
  }

  bool soonAlerts(const std::string& action) {
    for (int tries = 0; tries < 100; ++tries, std::this_thread::sleep_for(100ms))
      if (!memberOf(happens(action), "rule_version").empty()) return true;
    return false;
  }

  int post(const std::string& rule) {
    const std::string body = R"({"yaml":")" + std::regex_replace(rule, std::regex("\n"), "\\n") + "\"}";
    return client_->request("POST", "/api/v1/rules", body, {{"content-type", "application/json"}}).status;
  }
  bool soonTells(const std::string& metric) {
    for (int tries = 0; tries < 50; ++tries, std::this_thread::sleep_for(100ms))
      if (get("/metrics").find(metric) != std::string::npos) return true;
    return false;
  }

  std::string get(const std::string& path) { return client_->get(path).body; }

 private:
  app::TemporaryFolder rules_;
  Installation vedette_;
  std::unique_ptr<test::HttpClient> client_;
};

TEST_CASE("an event that a rule of the folder matches raises its alert, with what the rule saw") {
  RuledServer server;
  server.write("bad.yml", ruleFor("bad", "evil"));
  server.start();
  CHECK_THAT(server.happens("good"), Catch::Contains("\"alerts\":[]"));
  CHECK_THAT(server.happens("evil"),
             Catch::Contains(R"("rule":{"id":"bad","name":"Rule bad","kind":"sigma"})") &&
                 Catch::Contains(R"({"field":"action","value":"evil"})"));
}

TEST_CASE(
    "what changes in the folder of rules is in force soon after, and a broken rule takes no other with it") {
  RuledServer server;
  server.write("first.yml", ruleFor("first", "one"));
  server.start();
  CHECK_THAT(server.happens("two"), Catch::Contains("\"alerts\":[]"));
  server.write("broken.yml", "title: [");
  server.write("second.yml", ruleFor("second", "two"));
  CHECK(server.soonAlerts("two"));
  CHECK_THAT(server.happens("one"), Catch::Contains("\"id\":\"first\""));
}

TEST_CASE("kill -9 in the middle of a window changes nothing for a correlation rule") {
  RuledServer server;
  server.write("failed.yml", ruleFor("failed", "fail"));
  server.write("three.yml", threeWithinTenMinutes);
  server.start();
  CHECK_THAT(server.happens("fail"), Catch::Contains("\"alerts\":[]"));
  CHECK_THAT(server.happens("fail"), Catch::Contains("\"alerts\":[]"));
  server.kill();
  server.start();
  CHECK_THAT(server.happens("fail"),
             Catch::Contains("\"kind\":\"correlation\"") && Catch::Contains("\"occurrences\":3"));
  server.kill();
  server.start();
  CHECK_THAT(server.happens("fail"), Catch::Contains("\"occurrences\":4"));
  CHECK_THAT(server.get("/api/v1/alerts"), Catch::Contains("\"total\":1,"));
}

TEST_CASE("a correlation rule that is posted knows what was stored before, and the metrics tell of it") {
  RuledServer server;
  server.write("failed.yml", ruleFor("failed", "fail"));
  server.start();
  server.happens("fail");
  server.happens("fail");
  CHECK(server.post(threeWithinTenMinutes) == 201);
  CHECK_THAT(server.happens("fail"),
             Catch::Contains("\"kind\":\"correlation\"") && Catch::Contains("\"occurrences\":3"));
  CHECK_THAT(server.get("/api/v1/rules/three"), Catch::Contains("\"pending\":false"));
  CHECK(server.soonTells("vedette_rule_raised_total{rule_id=\"three\"} 1"));
}

TEST_CASE("rules check refuses what a server does not put in force, where it stands, and nothing else") {
  app::TemporaryFolder rules;
  rules.write("a.yml", ruleFor("failed", "fail"));
  rules.write("b.yml", ruleFor("failed", "twin"));
  rules.write("c.yml", std::regex_replace(threeWithinTenMinutes, std::regex("failed"), "nobody"));
  rules.write("d.yml", std::regex_replace(threeWithinTenMinutes, std::regex("three"), "deep") +
                           "  aliases: {user: {failed: a" + std::string(40, '.') + "b}}\n");
  const auto checked = run({.arguments = {"rules", "check", rules.path().string()}});
  CHECK(checked.status == 1);
  CHECK_THAT(checked.out,
             Catch::Contains("b.yml:1:1: Rule failed: its id 'failed' is also that of") &&
                 Catch::Contains("c.yml:6:11: Three of them: no enabled rule has the id or name 'nobody'") &&
                 Catch::Contains("d.yml:1:1: Three of them: it asks for more fields") &&
                 Catch::Contains("1 rules loaded, 3 refused"));
}

TEST_CASE("rules test tells at which event a correlation rule fires") {
  app::TemporaryFolder folder;
  folder.write("a.yml", ruleFor("failed", "fail"));
  folder.write("b.yml", threeWithinTenMinutes);
  std::string events;
  for (const char* minute : {"00", "01", "20", "21", "22", "40"})
    events += std::string(R"({"timestamp":"2026-11-21T10:)") + minute +
              R"(:00Z","_ls_product":"app","user":"ann","action":"fail"})" + "\n";
  const auto tested =
      run({.arguments = {"rules", "test", folder.path().string(), "--events", "-"}, .input = events});
  CHECK(tested.status == 0);
  CHECK(std::regex_replace(tested.out, std::regex("\\d\tfailed\n"), "") == "4\tthree\n");
}

TEST_CASE("a server's placeholders stand for the values of its file") {
  app::TemporaryFolder folder;
  folder.write("names.yml", "bad: [evil, vile]");
  RuledServer server;
  server.write("r.yml",
               std::regex_replace(ruleFor("named", "'%bad%'"), std::regex("action:"), "action|expand:"));
  server.start({.environment = {"VEDETTE_RULE_PLACEHOLDERS=" + (folder.path() / "names.yml").string()}});
  CHECK_THAT(server.happens("vile"), Catch::Contains("\"id\":\"named\""));
  CHECK_THAT(server.happens("good"), Catch::Contains("\"alerts\":[]"));
}

TEST_CASE("a server whose rules cannot be read does not start, and says so") {
  const Installation vedette;
  const auto finished = vedette.command({"serve", "--listen", "127.0.0.1:0", "--rules", "/nowhere/at/all"});
  CHECK(finished.status == 1);
  CHECK_THAT(finished.err, Catch::Contains("no rules can be read at /nowhere/at/all"));
}

}  // namespace
}  // namespace vedette::e2e

#include <catch2/catch.hpp>

#include "http_client.hpp"
#include "test_server.hpp"

namespace vedette::test {

namespace {

struct BadBody {
  std::string body;
  std::string field;  // that the answer must name; empty: the body as a whole
};

struct Target {
  std::string method;
  std::string path;
  std::string good;  // a body that would be taken
  std::vector<BadBody> bad;
};

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

// A good event with `member` in place of one of its own.
std::string eventWith(std::string_view name, std::string_view value) {
  std::string body = "{";
  for (const std::string_view each : {"source_name", "event_type", "severity", "description"})
    if (each != name) body += '"' + std::string{each} + "\":\"" + (each == "severity" ? "low" : "x") + "\",";
  return body + '"' + std::string{name} + "\":" + std::string{value} + '}';
}

const std::vector<Target> targets{
    {"POST",
     "/api/v1/events",
     eventWith("uid", R"("u")"),
     {{R"({"event_type":"t","severity":"low","description":"d"})", "source_name"},
      {R"({"source_name":"s","severity":"low","description":"d"})", "event_type"},
      {R"({"source_name":"s","event_type":"t","description":"d"})", "severity"},
      {R"({"source_name":"s","event_type":"t","severity":"low"})", "description"},
      {eventWith("source_name", "1"), "source_name"},
      {eventWith("source_name", "null"), "source_name"},
      {eventWith("source_name", "\"" + repeated("x", 256) + "\""), "source_name"},
      {eventWith("event_type", "\"" + repeated("x", 101) + "\""), "event_type"},
      {eventWith("event_type", "\" \""), "event_type"},
      {eventWith("severity", "\"urgent\""), "severity"},
      {eventWith("severity", "[\"low\"]"), "severity"},
      {eventWith("description", "\"" + repeated("x", 8193) + "\""), "description"},
      {eventWith("uid", "\"" + repeated("x", 65) + "\""), "uid"},
      {eventWith("timestamp", "\"2026-11-22T08:00:00\""), "timestamp"},
      {eventWith("timestamp", "1795334400"), "timestamp"},
      {eventWith("timestamp", "\"10000-01-01T00:00:00Z\""), "timestamp"},
      {eventWith("logsource", "\"linux\""), "logsource"},
      {eventWith("attributes", "[]"), "attributes"},
      {eventWith("attributes", R"({"a":1,"a":2})"), ""},
      {eventWith("attributes", repeated(R"({"a":)", 17) + "1" + repeated("}", 17)), ""},
      {eventWith("id", "1"), "id"}}},
    {"POST",
     "/api/v1/alerts",
     R"({"title":"t","severity":"low","source":"s"})",
     {{R"({"severity":"low","source":"s"})", "title"},
      {R"({"title":"t","source":"s"})", "severity"},
      {R"({"title":"t","severity":"low"})", "source"},
      {R"({"title":"t","severity":"low","source":"s","iocs":"1.2.3.4"})", "iocs"},
      {R"({"title":"t","severity":"low","source":"s","iocs":[1]})", "iocs"},
      {R"({"title":"t","severity":"low","source":"s","metadata":[]})", "metadata"},
      {R"({"title":")" + repeated("x", 501) + R"(","severity":"low","source":"s"})", "title"},
      {R"({"title":"t","severity":"low","source":"s","status":"resolved"})", "status"}}},
    {"PATCH",
     "/api/v1/alerts/1",
     R"({"note":"n"})",
     {{R"({"status":"open"})", "status"},
      {R"({"status":null})", "status"},
      {R"({"severity":"worst"})", "severity"},
      {R"({"disposition":"maybe"})", "disposition"},
      {R"({"assignee":7})", "assignee"},
      {R"({"note":")" + repeated("x", 8193) + R"("})", "note"},
      {R"({"id":2})", "id"}}},
    {"POST",
     "/api/v1/alerts/bulk",
     R"({"filter":{"source":"nobody"},"set":{"note":"n"}})",
     {{R"({"set":{"note":"n"}})", "filter"},
      {R"({"filter":{}})", "set"},
      {R"({"filter":{},"set":{}})", "set"},
      {R"({"filter":{"severity":"worst"},"set":{"note":"n"}})", "filter.severity"},
      {R"({"filter":{"severity":[]},"set":{"note":"n"}})", "filter.severity"},
      {R"({"filter":{"severity":7},"set":{"note":"n"}})", "filter.severity"},
      {R"({"filter":{"sevrity":"low"},"set":{"note":"n"}})", "filter.sevrity"},
      {R"({"filter":{},"set":{"status":"open"}})", "set.status"},
      {R"({"filter":{},"set":{"note":"n"},"preview":"yes"})", "preview"}}},
    {"POST",
     "/api/v1/alerts/1/feedback",
     R"({"feedback":"tp"})",
     {{"{}", "feedback"},
      {R"({"feedback":"yes"})", "feedback"},
      {R"({"feedback":"tp","origin":")" + repeated("x", 101) + R"("})", "origin"},
      {R"({"feedback":"tp","verdict":1})", "verdict"}}},
    {"POST",
     "/api/v1/users",
     "",
     {{R"({"password":"long enough for anybody"})", "username"},
      {R"({"username":"carol"})", "password"},
      {R"({"username":"a b","password":"long enough for anybody"})", "username"},
      {R"({"username":"carol","password":"long enough for anybody","email":"no"})", "email"},
      {R"({"username":"carol","password":"long enough for anybody","role":"root"})", "role"},
      {R"({"username":"carol","password":"long enough for anybody","is_active":"yes"})", "is_active"},
      {R"({"username":"carol","password":"long enough for anybody","id":1})", "id"},
      {R"({"username":"Admin","password":"long enough for anybody"})", "username"}}},
    {"PATCH",
     "/api/v1/users/viewer",
     "",
     {{R"({"username":"other"})", "username"}, {R"({"role":""})", "role"}}},
    {"POST",
     "/api/v1/roles",
     "",
     {{R"({"permissions":[]})", "name"},
      {R"({"name":"x"})", "permissions"},
      {R"({"name":"Big Boss","permissions":[]})", "name"},
      {R"({"name":"x","permissions":["events:erase"]})", "permissions"},
      {R"({"name":"x","permissions":[],"built_in":true})", "built_in"}}},
    {"POST", "/api/v1/auth/token", "", {{R"({"username":1,"password":"x"})", "username"}}},
    {"POST", "/api/v1/auth/refresh", "", {{R"({"refresh":"x"})", "refresh"}, {"{}", "refresh_token"}}},
};

// What no operation takes, whatever its fields are.
const std::vector<std::string> brokenBodies{
    "",
    " ",
    "{",
    "[]",
    "\"text\"",
    "null",
    "{} {}",
    "\xEF\xBB\xBF{}",
    "{\"note\":\"\xFF\"}",
    std::string("{\"note\":\"a\0b\"}", 14),
    R"({"note":"a\u0000b"})",
    R"({"note":"\udc00"})",
    R"({"note":"x","note":"y"})",
    R"({"note":1e999})",
    "{\"note\":" + repeated("[", 10'000) + repeated("]", 10'000) + "}",
    "{\"note\":" + repeated("{\"a\":", 10'000) + "1" + repeated("}", 10'000) + "}",
};

class Sender {
 public:
  Sender() : client_(server_.port()) {
    client_.bearer(server_.token("admin"));
    REQUIRE(client_.request("POST", "/api/v1/events", eventWith("severity", "\"high\""), json).status == 201);
  }

  HttpResponse send(const Target& target, const std::string& body, const HttpFields& fields = json) {
    return client_.request(target.method, target.path, body, fields);
  }

  // Everything that a bad request could have changed.
  std::string state() {
    std::string all;
    for (const std::string path :
         {"events", "alerts", "users", "roles", "alerts/1/history", "alerts/1/feedback"})
      all += client_.get("/api/v1/" + path).body;
    return all;
  }

  HttpResponse get(const std::string& target) { return client_.get(target); }

  static inline const HttpFields json{{"Content-Type", "application/json"}};

 private:
  TestServer server_;
  HttpClient client_;
};

void checkProblem(const HttpResponse& answer, int status) {
  CHECK(answer.status == status);
  CHECK(answer.field("content-type") == "application/problem+json");
}

}  // namespace

TEST_CASE("a bad field is answered with 400 that names it, and nothing is stored") {
  Sender sender;
  const std::string before = sender.state();
  for (const Target& target : targets)
    for (const BadBody& bad : target.bad) {
      const HttpResponse answer = sender.send(target, bad.body);
      INFO(target.method << ' ' << target.path << ' ' << bad.body.substr(0, 200) << " answered "
                         << answer.body.substr(0, 400));
      checkProblem(answer, 400);
      if (!bad.field.empty()) CHECK(answer.body.find("\"" + bad.field + "\":[") != std::string::npos);
    }
  CHECK(sender.state() == before);
}

TEST_CASE("a broken body is answered with 400 by every operation, and nothing is stored") {
  Sender sender;
  const std::string before = sender.state();
  for (const Target& target : targets)
    for (const std::string& body : brokenBodies) {
      const HttpResponse answer = sender.send(target, body);
      INFO(target.method << ' ' << target.path << ' ' << body.substr(0, 60) << " answered "
                         << answer.body.substr(0, 400));
      checkProblem(answer, 400);
    }
  CHECK(sender.state() == before);
}

TEST_CASE("a body of another content type is answered with 415, and nothing is stored") {
  Sender sender;
  const std::string before = sender.state();
  for (const std::string type : {"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
                                 "application/json; charset=utf-16", "application/jsonp"})
    for (const Target& target : targets) {
      INFO(target.method << ' ' << target.path << " as " << type);
      const std::string& body = target.good.empty() ? target.bad[0].body : target.good;
      checkProblem(
          sender.send(target, body, type.empty() ? HttpFields{} : HttpFields{{"Content-Type", type}}), 415);
    }
  CHECK(sender.state() == before);
}

TEST_CASE("the spellings of JSON's content type are all taken") {
  Sender sender;
  for (const std::string type : {"application/json", "Application/JSON", "application/json;charset=UTF-8",
                                 "application/json ; charset=\"utf-8\""}) {
    INFO(type);
    CHECK(sender.send(targets[2], R"({"note":"n"})", {{"Content-Type", type}}).status == 200);
  }
}

TEST_CASE("a bad parameter is answered with 400 that names it") {
  Sender sender;
  const std::vector<std::pair<std::string, std::string>> queries{
      {"events?sevrity=high", "sevrity"},
      {"events?severity=urgent", "severity"},
      {"events?severity=", "severity"},
      {"events?min_severity=low,high", "min_severity"},
      {"events?limit=1001", "limit"},
      {"events?limit=abc", "limit"},
      {"events?offset=-1", "offset"},
      {"events?offset=99999999999999999999", "offset"},
      {"events?ordering=description", "ordering"},
      {"events?cursor=nonsense", "cursor"},
      {"events?since=yesterday", "since"},
      {"events?until=2026-11-22T08:00:00", "until"},
      {"events?attr.=x", "attr."},
      {"alerts?status=open", "status"},
      {"alerts?disposition=maybe", "disposition"},
      {"alerts?limit=201", "limit"},
      {"alerts?event_type=x", "event_type"},
      {"alerts/1?expand=event", "expand"},
      {"alerts/1/history?q=x", "q"},
      {"users?role=admin", "role"},
      {"roles?cursor=x", "cursor"},
      {"stats/overview?since=1h", "since"}};
  for (const auto& [query, name] : queries) {
    const HttpResponse answer = sender.get("/api/v1/" + query);
    INFO(query << " answered " << answer.body);
    checkProblem(answer, 400);
    CHECK(answer.body.find("\"" + name + "\":[") != std::string::npos);
  }
  for (const std::string query : {"q=%ff", "q=%00", "q=%zz", "%ff=1"}) {
    INFO(query);
    checkProblem(sender.get("/api/v1/events?" + query), 400);
  }
}

}  // namespace vedette::test

#include <catch2/catch.hpp>
#include <set>

#include "document.hpp"
#include "http_client.hpp"
#include "test_server.hpp"
#include "vedette/patterns/fast_patterns.hpp"
#include "vedette/sigma/sigma_language.hpp"

namespace vedette::test {

namespace {

struct Exchange {
  std::string method;
  std::string path;    // as the document has it
  std::string target;  // as it is asked for
  int status;
  std::string body = {};
  std::string contentType = "application/json";
  std::string as = "admin";
};

const std::string event =
    R"({"source_name":"sshd","event_type":"login","severity":"high","description":"d","uid":"u1",)"
    R"("timestamp":"2026-11-22T09:00:00+01:00","logsource":{"product":"linux"},"attributes":{"user":"root"}})";
const std::string alert = R"({"title":"Beacon","severity":"high","source":"hunt","iocs":["b","a"]})";
const std::string djangoEvent =
    R"({"source_name":"Firewall","event_type":"scan","severity":"High","description":"d"})";
const std::string rule =
    R"({"yaml":"title: Login as root\nid: root-login\nlevel: high\ntags: [attack.credential-access, attack.t1110.001]\n)"
    R"(logsource: {product: linux}\ndetection: {s: {user: root}, condition: s}\n"})";
const std::string ruleAgain =
    R"({"yaml":"title: Login as root\nid: root-login\nlogsource: {product: linux}\n)"
    R"(detection: {s: {user: admin}, condition: s}\n"})";
const std::string password(TestServer::password);

// One valid request for each operation, in an order in which each finds what it needs; then what goes wrong.
std::vector<Exchange> exchanges(const TestServer& server) {
  const std::string v1 = "/api/v1";
  const std::string credentials = R"({"username":"viewer","password":")" + password + R"("})";
  const std::string refresh = server.refreshToken("analyst");
  const std::string user = R"(","password":"long enough for anybody"})";
  return {
      {"GET", "/health", "/health", 200},
      {"GET", v1 + "/health", v1 + "/health", 200},
      {"POST", v1 + "/json", v1 + "/json", 200, R"([1,"two",null])", "text/plain"},
      {"POST", v1 + "/json", v1 + "/json", 400, R"({"a":1,"a":2})"},
      {"GET", "/", "/", 302},
      {"GET", "/metrics", "/metrics", 200},
      {"GET", "/openapi.json", "/openapi.json", 200},
      {"GET", "/openapi.yaml", "/openapi.yaml", 200},
      {"GET", "/swagger.json", "/swagger.json", 200},
      {"GET", "/swagger.yaml", "/swagger.yaml", 200},
      {"GET", "/swagger", "/swagger", 301},
      {"GET", "/swagger/", "/swagger/", 200},
      {"GET", "/swagger/{file}", "/swagger/index.html", 200},
      {"GET", "/swagger/{file}", "/swagger/none", 404},
      {"GET", "/redoc", "/redoc", 301},
      {"GET", "/redoc/", "/redoc/", 200},

      {"POST", v1 + "/auth/token", v1 + "/auth/token", 200, credentials},
      {"POST", v1 + "/auth/token", v1 + "/auth/token", 401, R"({"username":"viewer","password":"no"})"},
      {"POST", v1 + "/auth/token", v1 + "/auth/token", 400, R"({"username":"viewer"})"},
      {"POST", v1 + "/auth/token", v1 + "/auth/token", 415, credentials, "text/plain"},
      {"POST", v1 + "/auth/refresh", v1 + "/auth/refresh", 200, R"({"refresh_token":")" + refresh + "\"}"},
      {"POST", v1 + "/auth/refresh", v1 + "/auth/refresh", 401, R"({"refresh_token":"no"})"},
      {"POST", v1 + "/auth/logout", v1 + "/auth/logout", 204, {}, "application/json", "analyst"},

      {"GET", v1 + "/users/me", v1 + "/users/me", 200},
      {"GET", v1 + "/users", v1 + "/users?limit=2", 200},
      {"POST", v1 + "/users", v1 + "/users", 201, R"({"username":"alice)" + user},
      {"POST", v1 + "/users", v1 + "/users", 400, R"({"username":"alice)" + user},
      {"GET", v1 + "/users/{username}", v1 + "/users/alice", 200},
      {"GET", v1 + "/users/{username}", v1 + "/users/nobody", 404},
      {"PATCH", v1 + "/users/{username}", v1 + "/users/alice", 200, R"({"email":"a@example.com"})"},
      {"PATCH", v1 + "/users/{username}", v1 + "/users/admin", 409, R"({"is_active":false})"},
      {"DELETE", v1 + "/users/{username}", v1 + "/users/alice", 204},
      {"DELETE", v1 + "/users/{username}", v1 + "/users/admin", 409},

      {"GET", v1 + "/roles", v1 + "/roles?limit=2", 200},
      {"POST", v1 + "/roles", v1 + "/roles", 201, R"({"name":"auditor","permissions":["events:read"]})"},
      {"POST", v1 + "/roles", v1 + "/roles", 409, R"({"name":"auditor","permissions":[]})"},
      {"GET", v1 + "/roles/{name}", v1 + "/roles/auditor", 200},
      {"PATCH", v1 + "/roles/{name}", v1 + "/roles/auditor", 200, R"({"description":"Reads"})"},
      {"PATCH", v1 + "/roles/{name}", v1 + "/roles/admin", 409, R"({"description":"Reads"})"},
      {"DELETE", v1 + "/roles/{name}", v1 + "/roles/auditor", 204},
      {"DELETE", v1 + "/roles/{name}", v1 + "/roles/none", 404},

      {"POST", v1 + "/events", v1 + "/events", 201, event},
      {"POST", v1 + "/events", v1 + "/events", 200, event},
      {"POST", v1 + "/events", v1 + "/events", 400, R"({"severity":"bogus"})"},
      {"POST", v1 + "/events", v1 + "/events", 403, event, "application/json", "viewer"},
      {"POST", v1 + "/events/bulk", v1 + "/events/bulk", 200, event + "\n{\n", "application/x-ndjson"},
      {"POST", v1 + "/events/bulk", v1 + "/events/bulk", 415, event},
      {"POST", v1 + "/events/bulk", v1 + "/events/bulk?format=raw&source_name=s", 200, "{}\n[]\n",
       "application/x-ndjson"},
      {"POST", v1 + "/events/bulk", v1 + "/events/bulk?format=raw", 400, "{}", "application/x-ndjson"},
      {"GET", v1 + "/events", v1 + "/events?severity=high&attr.user=root&since=2020-01-01T00:00:00Z", 200},
      {"GET", v1 + "/events", v1 + "/events?sevrity=high", 400},
      {"GET", v1 + "/events/{id}", v1 + "/events/1", 200},
      {"GET", v1 + "/events/{id}", v1 + "/events/x", 404},

      {"POST", v1 + "/alerts", v1 + "/alerts", 201, alert},
      {"POST", v1 + "/alerts", v1 + "/alerts", 200, alert},
      {"POST", v1 + "/alerts", v1 + "/alerts", 400, R"({"title":"Beacon"})"},
      {"GET", v1 + "/alerts", v1 + "/alerts?ordering=-severity&limit=1", 200},
      {"GET", v1 + "/alerts/{id}", v1 + "/alerts/1", 200},
      {"GET", v1 + "/alerts/{id}", v1 + "/alerts/999", 404},
      {"PATCH", v1 + "/alerts/{id}", v1 + "/alerts/1", 200,
       R"({"status":"resolved","disposition":"benign"})"},
      {"PATCH", v1 + "/alerts/{id}", v1 + "/alerts/1", 400, R"({"status":"open"})"},
      {"POST", v1 + "/alerts/{id}/feedback", v1 + "/alerts/1/feedback", 204, R"({"feedback":"fp"})"},
      {"GET", v1 + "/alerts/{id}/feedback", v1 + "/alerts/1/feedback", 200},
      {"GET", v1 + "/alerts/{id}/history", v1 + "/alerts/1/history", 200},
      {"GET", v1 + "/alerts/{id}/events", v1 + "/alerts/1/events", 200},
      {"POST", v1 + "/alerts/bulk", v1 + "/alerts/bulk", 200,
       R"({"filter":{"severity":["high"],"status":"resolved"},"set":{"note":"n"},"preview":true})"},
      {"POST", v1 + "/alerts/bulk", v1 + "/alerts/bulk", 400,
       R"({"filter":{"sevrity":"high"},"set":{"note":"n"}})"},
      {"POST", v1 + "/rules", v1 + "/rules?dry_run=true", 200, R"({"yaml":"title: ["})"},
      {"POST", v1 + "/rules", v1 + "/rules", 201, rule},
      {"POST", v1 + "/rules", v1 + "/rules", 409, rule},
      {"POST", v1 + "/rules", v1 + "/rules", 400, R"({"yaml":"title: T"})"},
      {"POST", v1 + "/rules", v1 + "/rules", 400, R"({"yml":"title: T"})"},
      {"GET", v1 + "/rules", v1 + "/rules?severity=high&origin=custom&technique=T1110&enabled=true", 200},
      {"GET", v1 + "/rules", v1 + "/rules?origin=elsewhere", 400},
      {"GET", v1 + "/rules/{id}", v1 + "/rules/root-login", 200},
      {"GET", v1 + "/rules/{id}", v1 + "/rules/none", 404},
      {"PUT", v1 + "/rules/{id}", v1 + "/rules/root-login", 200, ruleAgain},
      {"PUT", v1 + "/rules/{id}", v1 + "/rules/root-login", 400, R"({"yaml":"detection"})"},
      {"GET", v1 + "/rules/{id}/versions", v1 + "/rules/root-login/versions?limit=1", 200},
      {"POST", v1 + "/rules/{id}/rollback", v1 + "/rules/root-login/rollback", 200, R"({"version":1})"},
      {"POST", v1 + "/rules/{id}/rollback", v1 + "/rules/root-login/rollback", 404, R"({"version":9})"},
      {"PATCH", v1 + "/rules/{id}", v1 + "/rules/root-login", 200,
       R"({"severity":"low","dedup":{"key":["user"],"window":60}})"},
      {"PATCH", v1 + "/rules/{id}", v1 + "/rules/root-login", 200, R"({"severity":null,"dedup":null})"},
      {"PATCH", v1 + "/rules/{id}", v1 + "/rules/root-login", 400, R"({"dedup":{"window":"soon"}})"},
      {"GET", v1 + "/rules/{id}/timeline", v1 + "/rules/root-login/timeline?bucket=hour&window=24h", 200},
      {"GET", v1 + "/rules/{id}/timeline", v1 + "/rules/root-login/timeline?bucket=day", 400},
      {"POST", v1 + "/rules/backtest", v1 + "/rules/backtest", 200,
       R"({"rule_id":"root-login","since":"2020-01-01T00:00:00Z","until":"2030-01-01T00:00:00Z"})"},
      {"POST", v1 + "/rules/backtest", v1 + "/rules/backtest", 400, R"({"yaml":"title: T"})"},
      {"POST", v1 + "/rules/backtest", v1 + "/rules/backtest", 404, R"({"rule_id":"none"})"},
      {"GET", v1 + "/rules/health", v1 + "/rules/health", 200},
      {"GET", v1 + "/attack/coverage", v1 + "/attack/coverage?since=7d", 200},
      {"GET", v1 + "/attack/coverage", v1 + "/attack/coverage?since=yesterday", 400},
      {"DELETE", v1 + "/rules/{id}", v1 + "/rules/root-login", 204},
      {"DELETE", v1 + "/rules/{id}", v1 + "/rules/root-login", 404},
      {"GET", v1 + "/stats/overview", v1 + "/stats/overview", 200},
      {"GET", v1 + "/stats/overview", v1 + "/stats/overview", 403, {}, {}, "ingestor"},
      {"GET", v1 + "/stats/overview", v1 + "/stats/overview", 401, {}, {}, ""},
      {"DELETE", v1 + "/alerts/{id}", v1 + "/alerts/2", 204},

      {"OPTIONS", "/api/", "/api/", 200},
      {"GET", "/api/", "/api/", 200},
      {"OPTIONS", "/api/auth/token/", "/api/auth/token/", 200},
      {"POST", "/api/auth/token/", "/api/auth/token/", 200, credentials},
      {"POST", "/api/auth/token/", "/api/auth/token/", 400, "{}"},
      {"OPTIONS", "/api/auth/token/refresh/", "/api/auth/token/refresh/", 200},
      {"POST", "/api/auth/token/refresh/", "/api/auth/token/refresh/", 200,
       R"({"refresh":")" + server.refreshToken("viewer") + "\"}"},
      {"OPTIONS", "/api/users/", "/api/users/", 200},
      {"GET", "/api/users/", "/api/users/", 200},
      {"POST", "/api/users/", "/api/users/", 201, R"({"username":"bob)" + user},
      {"OPTIONS", "/api/users/me/", "/api/users/me/", 200},
      {"GET", "/api/users/me/", "/api/users/me/", 200},
      {"OPTIONS", "/api/users/{id}/", "/api/users/7/", 200},
      {"GET", "/api/users/{id}/", "/api/users/7/", 200},
      {"PATCH", "/api/users/{id}/", "/api/users/7/", 200, R"({"first_name":"Bob"})"},
      {"PUT", "/api/users/{id}/", "/api/users/7/", 200, R"({"username":"bob)" + user},
      {"DELETE", "/api/users/{id}/", "/api/users/7/", 204},
      {"OPTIONS", "/api/events/", "/api/events/", 200},
      {"GET", "/api/events/", "/api/events/", 200},
      {"GET", "/api/events/", "/api/events/?severity=Bogus", 400},
      {"POST", "/api/events/", "/api/events/", 201, djangoEvent},
      {"POST", "/api/events/", "/api/events/", 401, djangoEvent, "application/json", ""},
      {"OPTIONS", "/api/events/{id}/", "/api/events/1/", 200},
      {"GET", "/api/events/{id}/", "/api/events/1/", 200},
      {"GET", "/api/events/{id}/", "/api/events/x/", 404},
      {"OPTIONS", "/api/alerts/", "/api/alerts/", 200},
      {"GET", "/api/alerts/", "/api/alerts/", 200},
      {"POST", "/api/alerts/", "/api/alerts/", 201, R"({"event_id":1})"},
      {"OPTIONS", "/api/alerts/{id}/", "/api/alerts/1/", 200},
      {"GET", "/api/alerts/{id}/", "/api/alerts/1/", 200},
      {"PUT", "/api/alerts/{id}/", "/api/alerts/1/", 200, R"({"event_id":1,"status":"Open"})"},
      {"PATCH", "/api/alerts/{id}/", "/api/alerts/1/", 200, R"({"status":"Resolved"})"},
      {"DELETE", "/api/alerts/{id}/", "/api/alerts/1/", 204},
  };
}

}  // namespace

TEST_CASE("a running server answers every operation as the document says") {
  const patterns::FastPatterns patterns;
  const sigma::SigmaLanguage language(patterns);
  TestServer server({}, RuleSet::builtIn(), {}, {.language = &language});
  HttpClient client{server.port()};
  const OpenapiDocument document;
  std::set<std::string> succeeded;
  for (const Exchange& exchange : exchanges(server)) {
    client.bearer(exchange.as.empty() ? "" : server.token(exchange.as));
    HttpFields fields;
    if (!exchange.body.empty()) fields.emplace_back("Content-Type", exchange.contentType);
    const HttpResponse answer = client.request(exchange.method, exchange.target, exchange.body, fields);
    INFO(exchange.method << ' ' << exchange.target << " answered " << answer.body.substr(0, 600));
    CHECK(answer.status == exchange.status);
    CHECK(document.complaint({exchange.method, exchange.path, {}}, answer.status,
                             answer.field("content-type"), answer.body) == "");
    if (answer.status < 400) succeeded.insert(exchange.method + ' ' + exchange.path);
  }
  for (const auto& operation : document.operations()) {
    INFO("no exchange shows " << operation.method << ' ' << operation.path);
    CHECK(succeeded.count(operation.method + ' ' + operation.path) == 1);
  }
}

}  // namespace vedette::test

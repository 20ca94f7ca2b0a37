#include <catch2/catch.hpp>

#include "http_client.hpp"
#include "test_server.hpp"
#include "vedette/json/writer.hpp"
#include "vedette/patterns/fast_patterns.hpp"
#include "vedette/sigma/sigma_language.hpp"

namespace vedette::test {

namespace {

const HttpFields json{{"Content-Type", "application/json"}};

std::string ruleText(const std::string& id, const std::string& user, const std::string& level = "high") {
  return "title: Login of " + user + "\nid: " + id + "\nlevel: " + level +
         "\ntags: [attack.credential-access, attack.t1110.001]\nlogsource: {product: linux}\n"
         "detection:\n  s:\n    user: " +
         user + "\n  condition: s\n";
}

std::string quotedText(const std::string& text) {
  std::string out;
  json::Writer(out).text(text);
  return out;
}

class Desk {
 public:
  Desk() : server_({}, RuleSet({}), {}, {.language = &language_}), client_(server_.port()) {
    server_.core.ruleBook.usePack({{"pack/root.yml", ruleText("packed", "root")}});
    client_.bearer(server_.token("admin"));
  }

  HttpResponse get(const std::string& path) { return client_.get("/api/v1/rules" + path); }
  HttpResponse send(const std::string& method, const std::string& path, const std::string& body = {}) {
    return client_.request(method, "/api/v1/rules" + path, body, body.empty() ? HttpFields{} : json);
  }
  HttpResponse post(const std::string& text, const std::string& query = {}) {
    return send("POST", query, "{\"yaml\":" + quotedText(text) + "}");
  }
  // How many alerts an event of this user raises.
  std::string raisedBy(const std::string& user) {
    const HttpResponse answer =
        client_.request("POST", "/api/v1/events",
                        R"({"source_name":"s","event_type":"t","severity":"info","description":"d",)"
                        R"("logsource":{"product":"linux"},"attributes":{"user":")" +
                            user + "\"}}",
                        json);
    CHECK(answer.status == 201);
    std::string ids;
    for (std::size_t at = 0; (at = answer.body.find("\"rule\":{\"id\":\"", at)) != answer.body.npos;) {
      at += 14;
      ids += answer.body.substr(at, answer.body.find('"', at) - at) + ' ';
    }
    return ids;
  }

 private:
  patterns::FastPatterns patterns_;
  sigma::SigmaLanguage language_{patterns_};
  TestServer server_;
  HttpClient client_;
};

bool holds(const HttpResponse& response, const std::string& part) {
  INFO(response.body);
  const bool found = response.body.find(part) != response.body.npos;
  CHECK(found);
  return found;
}

}  // namespace

TEST_CASE("a dry run gives the first stage that a text fails, with its place, and adds nothing") {
  Desk desk;
  const auto verdict = [&](const std::string& text) {
    const HttpResponse answer = desk.post(text, "?dry_run=true");
    CHECK(answer.status == 200);
    return answer;
  };
  holds(verdict("title: [\n"), R"("valid":false,"stage":"yaml")");
  holds(verdict("title: T\nlogsource: {product: p}\n"), R"("stage":"schema")");
  holds(verdict("title: T\nlogsource: {product: p}\ndetection:\n  s: {a: 1}\n  condition: s and\n"),
        R"("line":5,"column":14,"field":"detection.condition")");
  holds(verdict(ruleText("x", "bob")),
        R"({"valid":true,"stage":"ok","message":null,"line":null,"column":null,"field":null,)"
        R"("rule_id":"x","title":"Login of bob","warnings":[]})");
  holds(
      verdict("title: T\nlogsurce: {product: p}\ndetection:\n  s: {a: 1}\n  condition: s\n"),
      R"("warnings":[{"message":"it names no log source: it applies to every event","line":1,"column":1}])");
  CHECK(desk.get("/x").status == 404);
}

TEST_CASE("a text that is no rule is a problem with the verdict on it") {
  Desk desk;
  const HttpResponse answer = desk.post("title: T\nlogsource: {product: p}\n");
  CHECK(answer.status == 400);
  CHECK(answer.field("content-type") == "application/problem+json");
  holds(answer, R"("verdict":{"valid":false,"stage":"schema")");
  CHECK(desk.send("POST", "", R"({"yaml":1})").status == 400);
  CHECK(desk.send("POST", "", "{}").status == 400);
  CHECK(desk.post(std::string(65'537, '#')).status == 400);
}

TEST_CASE("a rule that is sent works on the next event, and goes when it is removed") {
  Desk desk;
  CHECK(desk.post(ruleText("mine", "eve")).status == 201);
  CHECK(desk.raisedBy("eve") == "mine ");
  holds(desk.post(ruleText("mine", "eve")), "a custom rule");
  holds(desk.post(ruleText("packed", "eve")), "of the pack");
  CHECK(desk.send("DELETE", "/mine").status == 204);
  CHECK(desk.raisedBy("eve").empty());
  CHECK(desk.send("DELETE", "/packed").status == 409);
}

TEST_CASE("a rule can be switched off and overridden, and shows both what it declares and what holds") {
  Desk desk;
  CHECK(desk.raisedBy("root") == "packed ");
  holds(desk.send("PATCH", "/packed", R"({"enabled":false,"severity":"low"})"),
        R"("level":"high","severity":"low","enabled":false,"overridden":true)");
  CHECK(desk.raisedBy("root").empty());
  holds(desk.send("PATCH", "/packed", R"({"dedup":{"key":["user","host"],"window":60}})"),
        R"("dedup":{"key":["user","host"],"window":60})");
  holds(desk.send("PATCH", "/packed", R"({"dedup":{"key":null}})"), R"("dedup":{"key":null,"window":60})");
  holds(desk.send("PATCH", "/packed", R"({"enabled":true,"severity":null,"dedup":null})"),
        R"("severity":"high","enabled":true,"overridden":false,"dedup":{"key":null,"window":900})");
}

TEST_CASE("a wrong patch names its fields and changes nothing") {
  Desk desk;
  for (const std::string body :
       {R"({"enabld":false})", R"({"severity":"urgent"})", R"({"enabled":null})", R"({"dedup":{"window":0}})",
        R"({"dedup":{"widow":60}})", R"({"dedup":{"key":[""]}})", R"({"dedup":[]})", "[]"}) {
    INFO(body);
    CHECK(desk.send("PATCH", "/packed", body).status == 400);
  }
  holds(desk.send("PATCH", "/packed", R"({"dedup":{"window":"soon"}})"), "\"dedup.window\"");
  holds(desk.get("/packed"), R"("overridden":false)");
}

TEST_CASE("versions are listed and rolled back to") {
  Desk desk;
  REQUIRE(desk.post(ruleText("mine", "eve")).status == 201);
  const std::string again = "{\"yaml\":" + quotedText(ruleText("mine", "mallory")) + "}";
  CHECK(desk.send("PUT", "/mine", again).status == 200);
  CHECK(desk.raisedBy("eve").empty());
  CHECK(desk.send("POST", "/mine/rollback", R"({"version":1})").status == 200);
  CHECK(desk.raisedBy("eve") == "mine ");
  holds(desk.get("/mine/versions?limit=1"), R"("number":3)");
  holds(desk.get("/mine/versions?limit=1"), R"("actor":"admin","restored":1)");
  holds(desk.get("/mine/versions"), R"("total":3)");
  CHECK(desk.send("PUT", "/packed", "{\"yaml\":" + quotedText(ruleText("packed", "x")) + "}").status == 409);
}

TEST_CASE("rules are filtered, and an unknown filter is refused") {
  Desk desk;
  REQUIRE(desk.post(ruleText("mine", "eve", "low")).status == 201);
  holds(desk.get("?origin=custom"), R"("total":1)");
  holds(desk.get("?severity=high,low&technique=T1110&tactic=TA0006&product=linux&enabled=true"),
        R"("total":2)");
  holds(desk.get("?q=ROOT"), R"("id":"packed")");
  holds(desk.get("?enabled=false"), R"("total":0)");
  holds(desk.get("?ordering=-severity,title&limit=1"), R"("id":"packed")");
  holds(desk.get("?ordering=severity&limit=1"), R"("id":"mine")");
  for (const char* query :
       {"?ordering=name", "?enabled=yes", "?origin=", "?kind=yara", "?sevrity=low", "?limit=201"})
    CHECK(desk.get(query).status == 400);
}

TEST_CASE("a rule shows what it did: figures, timeline, coverage and backtest") {
  Desk desk;
  desk.raisedBy("root");
  desk.raisedBy("root");
  desk.raisedBy("eve");
  holds(desk.get("/packed"),
        R"("matched":2,"raised":1,"folded":1,"kept":0,"dropped":0,"failed":0},"alert_count_24h":1)");
  holds(desk.get("/health"), R"("totals":{"rules":1,"in_force":1,"health":{"evaluated":3)");
  holds(
      desk.get("/packed/timeline?window=2h"),
      R"("buckets":[{"start":"2026-11-22T07:00:00.000000Z","count":0},{"start":"2026-11-22T08:00:00.000000Z","count":1}])");
  const HttpResponse backtest =
      desk.send("POST", "/backtest",
                R"({"rule_id":"packed","since":"2026-11-22T00:00:00Z","until":"2026-11-23T00:00:00Z"})");
  holds(backtest, R"("stopped":"end")");
  holds(backtest, R"("events":3,"matches":2,"alerts":1)");
}

TEST_CASE("an id is found by its escape, and one that no address can hold is refused") {
  Desk desk;
  REQUIRE(desk.post(ruleText("a? b%", "eve")).status == 201);
  holds(desk.get("/a%3F%20b%25"), R"("id":"a? b%")");
  holds(desk.post(ruleText("a/b", "eve")), R"("field":"id")");
}

}  // namespace vedette::test

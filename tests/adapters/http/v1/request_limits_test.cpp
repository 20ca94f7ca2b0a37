#include <catch2/catch.hpp>
#include <thread>

#include "http_client.hpp"
#include "test_server.hpp"

namespace vedette::test {
namespace {

http::ServerSettings limited(std::size_t anonymous, std::size_t user) {
  http::ServerSettings settings;
  settings.anonymousRequests = anonymous;
  settings.userRequests = user;
  return settings;
}

HttpResponse refresh(HttpClient& client, const std::string& target = "/api/v1/auth/refresh") {
  return client.request("POST", target, R"({"refresh_token":"no"})", {{"Content-Type", "application/json"}});
}

int seconds(const HttpResponse& answer) { return std::stoi("0" + answer.field("retry-after")); }

}  // namespace

TEST_CASE("beyond the anonymous limit a request without a token is told when to come again") {
  TestServer server{limited(2, 0)};
  HttpClient client{server.port()};
  CHECK(refresh(client).status == 401);
  CHECK(refresh(client).status == 401);
  const HttpResponse answer = refresh(client);
  CHECK(answer.status == 429);
  CHECK(answer.field("content-type") == "application/problem+json");
  CHECK(seconds(answer) >= 29);
  CHECK(seconds(answer) <= 30);
  CHECK(answer.body == R"({"type":"about:blank","title":"Too Many Requests","status":429,"detail":)"
                       R"("There were too many requests; the next one is taken in )" +
                           answer.field("retry-after") + R"( seconds."})");
}

TEST_CASE("after the wait that was named a request is taken again") {
  TestServer server{limited(60, 0)};
  HttpClient client{server.port()};
  HttpResponse answer = refresh(client);
  for (int i = 0; i < 200 && answer.status != 429; ++i) answer = refresh(client);
  REQUIRE(answer.status == 429);
  REQUIRE(seconds(answer) == 1);
  std::this_thread::sleep_for(std::chrono::seconds(1));
  CHECK(refresh(client).status == 401);
}

TEST_CASE("what is refused for want of a good token uses nobody's quota up") {
  TestServer server{limited(1, 1)};
  HttpClient client{server.port()};
  for (int i = 0; i < 5; ++i) CHECK(client.get("/api/v1/alerts").status == 401);
  client.bearer("nonsense");
  for (int i = 0; i < 5; ++i) CHECK(client.get("/api/v1/alerts").status == 401);
  client.bearer(server.token("ingestor"));
  for (int i = 0; i < 5; ++i) CHECK(client.get("/api/v1/alerts").status == 403);
  CHECK(client.get("/api/v1/users/me").status == 200);
  client.bearer("");
  CHECK(refresh(client).status == 401);
  CHECK(refresh(client).status == 429);
  CHECK(client.get("/api/v1/alerts").status == 401);
}

TEST_CASE("a user has one quota, whatever the address, the route and the API") {
  TestServer server{limited(0, 3)};
  HttpClient here{server.port()};
  HttpClient there{server.port(), "127.0.0.1", "127.0.0.2"};
  here.bearer(server.token("admin"));
  there.bearer(server.token("admin"));
  CHECK(here.get("/api/v1/alerts").status == 200);
  CHECK(there.get("/api/v1/events").status == 200);
  CHECK(there.get("/api/alerts/").status == 200);
  CHECK(here.get("/api/v1/users/me").status == 429);
  CHECK(there.get("/api/events/").status == 429);
}

TEST_CASE("users are apart from one another, and from callers without a token") {
  TestServer server{limited(1, 1)};
  HttpClient client{server.port()};
  for (const char* user : {"admin", "analyst"}) {
    client.bearer(server.token(user));
    CHECK(client.get("/api/v1/alerts").status == 200);
    CHECK(client.get("/api/v1/alerts").status == 429);
  }
  client.bearer("");
  CHECK(refresh(client).status == 401);
}

TEST_CASE("addresses without a token are apart from one another") {
  TestServer server{limited(1, 0)};
  HttpClient here{server.port()};
  HttpClient there{server.port(), "127.0.0.1", "127.0.0.2"};
  CHECK(refresh(here).status == 401);
  CHECK(refresh(here).status == 429);
  CHECK(refresh(there).status == 401);
  CHECK(refresh(there, "/api/auth/token/refresh/").status == 429);
}

TEST_CASE("health, metrics, documents and the check of JSON are never throttled") {
  TestServer server{limited(1, 1)};
  HttpClient client{server.port()};
  refresh(client);
  REQUIRE(refresh(client).status == 429);
  for (const char* path : {"/health", "/api/v1/health", "/openapi.json", "/swagger.json", "/swagger/"})
    for (int i = 0; i < 3; ++i) CHECK(client.get(path).status == 200);
  for (int i = 0; i < 3; ++i) CHECK(client.request("POST", "/api/v1/json", "[]").status == 200);
  client.bearer(server.token("viewer"));
  for (int i = 0; i < 3; ++i) CHECK(client.get("/metrics").status == 200);
}

TEST_CASE("an event that is throttled is not stored, and a connection outlives the refusal of its body") {
  TestServer server{limited(0, 1)};
  HttpClient client{server.port()};
  client.bearer(server.token("admin"));
  const std::string event = R"({"source_name":"a","event_type":"b","severity":"high","description":"c"})";
  const HttpFields type{{"Content-Type", "application/json"}};
  CHECK(client.request("POST", "/api/v1/events", event, type).status == 201);
  const HttpResponse refused = client.request("POST", "/api/v1/events", event, type);
  CHECK(refused.status == 429);
  CHECK(refused.field("connection") != "close");
  CHECK(must(server.core.events.list(Principal::system(), {})).total == 1);
}

TEST_CASE("without limits nobody is throttled") {
  TestServer server{limited(0, 0)};
  HttpClient client{server.port()};
  for (int i = 0; i < 400; ++i) CHECK(refresh(client).status == 401);
  client.bearer(server.token("admin"));
  for (int i = 0; i < 400; ++i) CHECK(client.get("/api/v1/users/me").status == 200);
}

TEST_CASE(
    "by default an account is not limited, and an address without a token is, far above what people do") {
  TestServer server;
  HttpClient client{server.port()};
  client.bearer(server.token("admin"));
  for (int i = 0; i < 1000; ++i) CHECK(client.get("/api/v1/users/me").status == 200);
  client.bearer("");
  for (int i = 0; i < 300; ++i) CHECK(refresh(client).status == 401);
  HttpResponse answer = refresh(client);
  for (int i = 0; i < 1000 && answer.status != 429; ++i) answer = refresh(client);
  CHECK(answer.status == 429);
}

TEST_CASE("the metrics count what was throttled, by caller") {
  TestServer server{limited(1, 1)};
  HttpClient client{server.port()};
  for (int i = 0; i < 3; ++i) refresh(client);
  client.bearer(server.token("viewer"));
  for (int i = 0; i < 2; ++i) client.get("/api/v1/alerts");
  const std::string metrics = client.get("/metrics").body;
  const std::string name = "vedette_http_requests_throttled_total";
  CHECK(metrics.find("# TYPE " + name + " counter\n" + name + "{caller=\"anonymous\"} 2\n" + name +
                     "{caller=\"user\"} 1\n") != std::string::npos);
}

}  // namespace vedette::test

#include <catch2/catch.hpp>

#include "engine_fixture.hpp"

namespace vedette::http::test {

TEST_CASE("an unknown path is 404, a known one with another method 405 with what is allowed") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  CHECK(client.get("/nowhere").status == 404);
  CHECK(client.get("/items/").status == 404);
  const HttpResponse refused = client.request("PUT", "/items/5", "x");
  CHECK(refused.status == 405);
  CHECK(refused.field("allow") == "GET, HEAD, DELETE, OPTIONS");
  const HttpResponse options = client.request("OPTIONS", "/items/5");
  CHECK(options.status == 204);
  CHECK(options.field("allow") == "GET, HEAD, DELETE, OPTIONS");
}

TEST_CASE("each family of routes words its failures in its own way") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  CHECK(client.get("/api/nothing/").body == R"({"detail":"facade"})");
  CHECK(client.get("/apis").field("content-type") == "application/problem+json");
}

TEST_CASE("a path without its trailing slash is redirected where slashes matter") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  const HttpResponse moved = client.get("/api/users?page=2");
  CHECK(moved.status == 301);
  CHECK(moved.field("location") == "/api/users/?page=2");
  CHECK(client.request("POST", "/api/users", "{}").status == 301);
  CHECK(client.get("/api/users/").status == 200);
}

TEST_CASE("a refused request's small body is dropped and the connection kept") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  client.send(
      "POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n12345GET /health HTTP/1.1\r\nHost: "
      "a\r\n\r\n");
  CHECK(client.receive()->status == 404);
  CHECK(client.receive()->status == 200);
}

TEST_CASE("a bearer is asked for, looked up, and let in by permission") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  const auto as = [&](const std::string& credentials) {
    return client.get("/whoami", {{"Authorization", credentials}});
  };
  CHECK(client.get("/whoami").status == 401);
  CHECK(client.get("/whoami").field("www-authenticate") == "Bearer");
  CHECK(as("Basic cmVhZGVy").status == 401);
  CHECK(as("Bearer nonsense").status == 401);
  CHECK(as("Bearer weak").status == 403);
  CHECK(as("bearer reader").body == "reader");
  CHECK(as("BEARER fresh").body == "fresh");
  CHECK(as("Bearer back").body == "back");
  CHECK(as("Bearer away").status == 503);
  CHECK(as("Bearer away").body.find("Database unavailable \u2014 running in degraded mode") !=
        std::string::npos);
  CHECK(as("Bearer sender").body == as("Bearer away").body);
  CHECK(as("Bearer throws").status == 503);
}

TEST_CASE("a handler that throws answers 500, is logged by type, and the server lives") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  for (const char* target : {"/throws", "/hashing"}) {
    const HttpResponse answer = client.get(target);
    CHECK(answer.status == 500);
    CHECK(answer.body.find("secret") == std::string::npos);
  }
  CHECK(client.get("/health").status == 200);
  const auto log = fixture.log();
  CHECK(log[0].find(R"("exception":"std::invalid_argument")") != std::string::npos);
  CHECK(log[0].find("secret") == std::string::npos);
}

TEST_CASE("reads beyond the queue's bound are shed with 503") {
  EngineFixture fixture;
  const std::string raw = "GET /reading HTTP/1.1\r\nHost: a\r\n\r\n";
  HttpClient running(fixture.port), queued(fixture.port), shed(fixture.port);
  running.send(raw);
  fixture.gate.awaitWaiting(1);
  queued.send(raw);
  while (fixture.figure("vedette_http_requests_in_flight") < 2) std::this_thread::yield();
  const HttpResponse refused = shed.get("/reading");
  CHECK(refused.status == 503);
  CHECK(refused.field("retry-after") == "1");
  fixture.gate.open();
  CHECK(running.receive()->status == 200);
  CHECK(queued.receive()->status == 200);
}

TEST_CASE("a deferred answer is given once, from another thread") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  client.send("POST /deferred HTTP/1.1\r\nHost: a\r\n\r\n");
  fixture.gate.awaitWaiting(1);
  fixture.gate.open();
  CHECK(client.receive()->body == R"("later")");
  CHECK(client.get("/health").body == R"("ok")");
}

TEST_CASE("a client that leaves before its deferred answer harms nobody") {
  EngineFixture fixture;
  {
    HttpClient client(fixture.port);
    client.send("POST /deferred HTTP/1.1\r\nHost: a\r\n\r\n");
    fixture.gate.awaitWaiting(1);
  }
  fixture.gate.open();
  HttpClient other(fixture.port);
  CHECK(other.get("/health").status == 200);
}

TEST_CASE("an access line tells who did what, and nothing a client sends breaks it") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  client.get("/whoami?password=x", {{"Authorization", "Bearer reader"}, {"X-Request-Id", "id-1"}});
  client.get("/items/" + std::string(2000, 'a'));
  client.get("/items/%22%C3%A9");
  const auto log = fixture.log();
  REQUIRE(log.size() == 3);
  CHECK(log[0].find(
            R"("request_id":"id-1","remote":"127.0.0.1","user":"reader","method":"GET","path":"/whoami",)"
            R"("status":200,"bytes":6,"duration_ms":)") != std::string::npos);
  CHECK(log[0].find("password") == std::string::npos);
  CHECK(log[1].size() < 1000);
  CHECK(log[2].find("\"path\":\"/items/\\\"\xc3\xa9\"") != std::string::npos);
}

TEST_CASE("requests are counted by method and status class") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  client.get("/health");
  client.get("/nowhere");
  CHECK(fixture.figure("vedette_http_requests_total{method=\"GET\",status=\"2xx\"}") == 1);
  CHECK(fixture.figure("vedette_http_requests_total{method=\"GET\",status=\"4xx\"}") == 1);
  CHECK(fixture.figure("vedette_http_request_duration_seconds_count") == 2);
  CHECK(fixture.figure("vedette_http_requests_in_flight") == 0);
}

}  // namespace vedette::http::test

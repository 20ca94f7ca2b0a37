#include <catch2/catch.hpp>

#include "engine_fixture.hpp"

namespace vedette::http::test {
namespace {

using namespace std::chrono_literals;

constexpr const char* health = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";

}  // namespace

TEST_CASE("pipelined requests are answered in their order, slow ones too") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  std::string requests(health);
  requests +=
      "GET /reading HTTP/1.1\r\nHost: a\r\n\r\n"
      "POST /api/v1/json HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n1"
      "GET /items/9 HTTP/1.1\r\nHost: a\r\n\r\n";
  client.send(requests);
  CHECK(client.receive()->body == R"("ok")");
  fixture.gate.awaitWaiting(1);
  fixture.gate.open();
  CHECK(client.receive()->body == R"("read")");
  CHECK(client.receive()->body == "1");
  CHECK(client.receive()->body == "/items/9|9");
}

TEST_CASE("a request may arrive byte by byte") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  for (const char c :
       std::string("POST /api/v1/json HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                   "3;x=y\r\nabc\r\n0\r\nT: u\r\n\r\n"))
    client.send({&c, 1});
  CHECK(client.receive()->body == "abc");
}

TEST_CASE("every answer carries its length, date, id and the security fields") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  for (const char* target : {"/health", "/nowhere", "/throws"}) {
    const HttpResponse answer = client.get(target);
    CHECK(answer.has("date"));
    CHECK(answer.field("content-length") == std::to_string(answer.body.size()));
    CHECK(answer.field("x-content-type-options") == "nosniff");
    CHECK(answer.field("x-frame-options") == "DENY");
    CHECK(answer.field("referrer-policy") == "same-origin");
    CHECK(answer.field("cache-control") == "no-store");
    CHECK(answer.field("x-request-id").size() == 24);
    CHECK_FALSE(answer.has("server"));
  }
  CHECK(client.get("/health").field("x-request-id") != client.get("/health").field("x-request-id"));
  CHECK(client.get("/health", {{"X-Request-Id", "my-id.1"}}).field("x-request-id") == "my-id.1");
  CHECK(client.get("/health", {{"X-Request-Id", "a b"}}).field("x-request-id").size() == 24);
}

TEST_CASE("a handler cannot split the answer, but may say how long it is fresh") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  const HttpResponse answer = client.get("/fields");
  CHECK_FALSE(answer.has("x-injected"));
  CHECK_FALSE(answer.has("x-split"));
  CHECK(answer.field("cache-control") == "max-age=60");
}

TEST_CASE("HEAD gets the fields of GET without the body, and 204 has none") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  const HttpResponse head = client.request("HEAD", "/health");
  CHECK(head.status == 200);
  CHECK(head.field("content-length") == "4");
  const HttpResponse gone = client.request("DELETE", "/items/1");
  CHECK(gone.status == 204);
  CHECK_FALSE(gone.has("content-length"));
  CHECK(client.get("/health").status == 200);
}

TEST_CASE("100 Continue is sent only for a body that will be taken") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  const std::string head =
      "POST /api/v1/json HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: ";
  client.send(head + "2\r\n\r\n");
  CHECK(client.receive()->status == 100);
  client.send("{}");
  CHECK(client.receive()->status == 200);
  client.send(head + "2000000\r\n\r\n");
  CHECK(client.receive()->status == 413);
  CHECK(client.closes(1s));
  CHECK(
      fixture.answerTo("POST /api/v1/json HTTP/1.1\r\nHost: a\r\nExpect: tea\r\nContent-Length: 2\r\n\r\n{}")
          .status == 417);
}

TEST_CASE("HTTP/1.0 and Connection: close end the connection after the answer") {
  EngineFixture fixture;
  for (const char* raw :
       {"GET /health HTTP/1.0\r\n\r\n", "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"}) {
    HttpClient client(fixture.port);
    client.send(std::string(raw) + health);
    CHECK(client.receive()->status == 200);
    CHECK_FALSE(client.receive());
  }
  HttpClient kept(fixture.port);
  kept.send("GET /health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  CHECK(kept.receive()->field("connection") == "keep-alive");
  CHECK(kept.get("/health").status == 200);
}

TEST_CASE("a head that does not arrive in time gets 408, whatever trickles in") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  client.send("GET /health HTTP/1.1\r\n");
  for (int i = 0; i < 16; ++i) {
    std::this_thread::sleep_for(100ms);
    client.send("X: y\r\n");
  }
  CHECK(client.receive()->status == 408);
  CHECK(client.closes(1s));
}

TEST_CASE("a body that stalls gets 408") {
  EngineFixture fixture;
  const auto answer =
      fixture.answerTo("POST /api/v1/json HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n12");
  CHECK(answer.status == 408);
  CHECK(answer.field("connection") == "close");
}

TEST_CASE("an idle connection is closed without a word") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  client.get("/health");
  CHECK(client.closes(4s));
}

TEST_CASE("connections beyond the bound are told to come back") {
  ServerSettings settings = EngineFixture::quick();
  settings.maxConnections = 2;
  EngineFixture fixture(settings);
  HttpClient first(fixture.port), second(fixture.port);
  CHECK(first.get("/health").status == 200);
  CHECK(second.get("/health").status == 200);
  HttpClient third(fixture.port);
  const auto refused = third.receive();
  CHECK(refused->status == 503);
  CHECK(refused->has("retry-after"));
  CHECK(fixture.figure("vedette_http_connections_rejected_total") == 1);
}

TEST_CASE("a large answer reaches a client that reads slowly") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
  std::this_thread::sleep_for(300ms);
  CHECK(client.receive()->body.size() == 8u << 20);
  CHECK(client.get("/health").status == 200);
}

TEST_CASE("stopping closes idle connections at once and answers what is in flight") {
  EngineFixture fixture;
  HttpClient idle(fixture.port), busy(fixture.port);
  idle.get("/health");
  busy.send("GET /reading HTTP/1.1\r\nHost: a\r\n\r\n");
  busy.send(health);
  fixture.gate.awaitWaiting(1);
  std::thread stopping([&] { fixture.engine.stop(); });
  CHECK(idle.closes(1s));
  fixture.gate.open();
  const auto answer = busy.receive();
  CHECK(answer->status == 200);
  CHECK(answer->field("connection") == "close");
  CHECK(busy.closes(1s));
  stopping.join();
  CHECK_THROWS(HttpClient(fixture.port));
}

TEST_CASE("a request that never ends does not hold up stopping beyond the drain timeout") {
  ServerSettings settings = EngineFixture::quick();
  settings.drainTimeout = 1s;
  settings.bodyTimeout = settings.stallTimeout = 60s;
  EngineFixture fixture(settings);
  HttpClient stalled(fixture.port), waiting(fixture.port);
  stalled.send("POST /bulk HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n12");
  waiting.send("POST /deferred HTTP/1.1\r\nHost: a\r\n\r\n");
  fixture.gate.awaitWaiting(1);
  const auto began = std::chrono::steady_clock::now();
  fixture.engine.stop();
  CHECK(std::chrono::steady_clock::now() - began < 3s);
  CHECK(stalled.closes(1s));
}

TEST_CASE("a port that is taken is named in the error") {
  EngineFixture fixture;
  ServerSettings settings = EngineFixture::quick();
  settings.port = fixture.port;
  EngineFigures figures;
  Engine second(settings, {}, {}, figures);
  const auto port = second.start();
  REQUIRE_FALSE(port);
  CHECK(port.error().message.find("127.0.0.1:" + std::to_string(fixture.port)) != std::string::npos);
}

}  // namespace vedette::http::test

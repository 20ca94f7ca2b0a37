#include <catch2/catch.hpp>

#include <chrono>

#include "engine_fixture.hpp"

namespace vedette::http::test {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view head = "POST /store HTTP/1.1\r\nHost: a\r\nContent-Length: ";

}  // namespace

TEST_CASE("what finds no room is refused before its body comes, and its small body skipped") {
  EngineFixture fixture;
  fixture.full = true;
  HttpClient large(fixture.port);
  large.send(std::string(head) + "500000\r\n\r\n");
  const auto refused = large.receive();
  REQUIRE(refused);
  CHECK(refused->status == 503);
  CHECK(refused->field("retry-after") == "1");
  CHECK(refused->field("connection") == "close");

  HttpClient expecting(fixture.port);
  expecting.send(std::string(head) + "5\r\nExpect: 100-continue\r\n\r\n");
  CHECK(expecting.receive()->status == 503);

  HttpClient small(fixture.port);
  CHECK(small.request("POST", "/store", "12345").status == 503);
  CHECK(small.get("/health").status == 200);
}

TEST_CASE("a stream that finds no room is refused before its body comes") {
  EngineFixture fixture;
  fixture.full = true;
  HttpClient client(fixture.port);
  client.send("POST /bulk HTTP/1.1\r\nHost: a\r\nContent-Length: 4000000\r\n\r\n");
  const auto refused = client.receive();
  REQUIRE(refused);
  CHECK(refused->status == 503);
  CHECK(refused->field("retry-after") == "1");
  fixture.full = false;
  HttpClient later(fixture.port);
  CHECK(later.request("POST", "/bulk", "12345").body == "5");
}

TEST_CASE("what asks again at once after it found no room waits, on this path alone") {
  EngineFixture fixture;
  fixture.full = true;
  HttpClient client(fixture.port), other(fixture.port);
  const auto began = Clock::now();
  CHECK(client.request("POST", "/store", "1").status == 503);
  CHECK(client.get("/health").status == 200);
  CHECK(Clock::now() - began < std::chrono::milliseconds(200));
  for (int i = 0; i < 4; ++i) CHECK(client.request("POST", "/store", "1").status == 503);
  CHECK(Clock::now() - began > std::chrono::milliseconds(500));
  fixture.full = false;
  const auto roomy = Clock::now();
  CHECK(other.request("POST", "/store", "2").body == "2");
  CHECK(Clock::now() - roomy < std::chrono::milliseconds(200));
  CHECK(client.request("POST", "/store", "3").body == "3");
}

TEST_CASE("a server stops although what it refused waits to ask again") {
  EngineFixture fixture;
  fixture.full = true;
  HttpClient client(fixture.port);
  CHECK(client.request("POST", "/store", "1").status == 503);
  client.send(std::string(head) + "1\r\n\r\n1");
  while (fixture.figure("vedette_http_requests_in_flight") < 1) std::this_thread::yield();
  fixture.engine.stop();
  const auto answer = client.receive();
  REQUIRE(answer);
  CHECK(answer->status == 503);
  CHECK(client.closes(std::chrono::seconds(1)));
}

}  // namespace vedette::http::test

#include <catch2/catch.hpp>
#include <future>

#include "engine_fixture.hpp"

namespace vedette::http::test {
namespace {

using namespace std::chrono_literals;

HttpResponse postGzip(HttpClient& client, const std::string& body) {
  return client.request("POST", "/bulk", body, {{"Content-Encoding", "gzip"}});
}

}  // namespace

TEST_CASE("a streamed body arrives whole, by length and by chunks") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  CHECK(client.request("POST", "/bulk", std::string(3 << 20, 'x')).body == std::to_string(3 << 20));
  CHECK(client.request("POST", "/bulk", "").body == "0");
  const std::string chunk = "10000\r\n" + std::string(65536, 'y') + "\r\n";
  client.send("POST /bulk HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk +
              "0\r\n\r\n");
  CHECK(client.receive()->body == "131072");
  CHECK(client.get("/health").status == 200);
}

TEST_CASE("a gzip body is inflated, one member or several") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  const std::string text(1 << 20, 'z');
  CHECK(postGzip(client, gzip(text)).body == std::to_string(1 << 20));
  CHECK(postGzip(client, gzip(text) + gzip("more")).body == std::to_string((1 << 20) + 4));
  CHECK(client.request("POST", "/api/v1/json", gzip("{}"), {{"Content-Encoding", "gzip"}}).status == 415);
  CHECK(client.request("POST", "/bulk", "x", {{"Content-Encoding", "br"}}).status == 415);
  CHECK(client.request("POST", "/bulk", "x", {{"Content-Encoding", "gzip, gzip"}}).status == 415);
}

TEST_CASE("a gzip body that is broken or too large inside is refused") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  const std::string whole = gzip("some text");
  std::string badSum = whole;
  badSum[badSum.size() - 6] = static_cast<char>(badSum[badSum.size() - 6] ^ 1);
  CHECK(postGzip(client, badSum).status == 400);
  CHECK(postGzip(client, whole.substr(0, whole.size() - 3)).status == 400);
  CHECK(postGzip(client, whole + "garbage").status == 400);
  CHECK(postGzip(client, "not gzip").status == 400);
  CHECK(postGzip(client, gzip(std::string((4 << 20) + 1, 'b'))).status == 413);
  CHECK(postGzip(client, gzip(std::string(4 << 20, 'b'))).status == 200);
}

TEST_CASE("streams beyond the bound are refused with 503") {
  EngineFixture fixture;
  HttpClient first(fixture.port), second(fixture.port);
  first.send("POST /bulk HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n1");
  while (fixture.figure("vedette_http_requests_in_flight") < 1) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  CHECK(second.request("POST", "/bulk", "x").status == 503);
  first.send("2");
  CHECK(first.receive()->body == "2");
}

TEST_CASE("a handler that has seen enough ends the request, and the connection with it") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  client.send("POST /early HTTP/1.1\r\nHost: a\r\nContent-Length: 60000000\r\n\r\n" +
              std::string(200'000, 'x'));
  const auto answer = client.receive();
  CHECK(answer->status == 422);
  CHECK(answer->field("connection") == "close");
}

TEST_CASE("a streamed body that stalls or breaks off ends with its reason") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  client.send("POST /bulk HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n1");
  CHECK(client.receive()->status == 408);
  HttpClient leaving(fixture.port);
  leaving.send("POST /bulk HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12");
  leaving.closeSending();
  CHECK(leaving.receive()->status == 400);
}

TEST_CASE("a streamed body that only trickles is ended, however regular its pieces") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  constexpr int pieces = 25;
  client.send("POST /bulk HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(pieces) + "\r\n\r\n");
  try {
    for (int i = 0; i < pieces; ++i) {
      std::this_thread::sleep_for(200ms);
      client.send("x");
    }
  } catch (const std::runtime_error&) {  // it was ended meanwhile
  }
  CHECK(client.receive()->status == 408);
}

TEST_CASE("a streamed body that keeps to the least rate may take long") {
  EngineFixture fixture;
  HttpClient client(fixture.port);
  const std::string piece(16 << 10, 'x');
  client.send("POST /bulk HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(4 * piece.size()) +
              "\r\n\r\n");
  for (int i = 0; i < 4; ++i) {
    std::this_thread::sleep_for(700ms);
    client.send(piece);
  }
  CHECK(client.receive()->status == 200);
}

TEST_CASE("the time in which the server is what is slow does not count against a sender") {
  ServerSettings settings = EngineFixture::quick();
  settings.leastBulkRate = 1 << 30;  // so that bytes earn next to nothing
  EngineFixture fixture(settings);
  const std::string half(1 << 20, 'x');  // more than lies between a connection and its handler
  const auto opened = std::async(std::launch::async, [&] {
    fixture.gate.awaitWaiting(1);
    std::this_thread::sleep_for(settings.bodyTimeout + 1s);
    fixture.gate.open();
  });
  HttpClient client(fixture.port);
  client.send("POST /bulk-behind-gate HTTP/1.1\r\nHost: a\r\nContent-Length: " +
              std::to_string(2 * half.size()) + "\r\n\r\n" + half);
  opened.wait();
  std::this_thread::sleep_for(500ms);
  client.send(half);
  CHECK(client.receive()->status == 200);
}

}  // namespace vedette::http::test

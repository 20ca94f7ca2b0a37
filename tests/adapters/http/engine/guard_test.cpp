#include <catch2/catch.hpp>

#include "engine_fixture.hpp"

namespace vedette::http::test {
namespace {

struct Refused {
  const char* why;
  std::string raw;
  int status;
};

std::string get(const std::string& target, const std::string& fields = {}) {
  return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
}

std::string post(const std::string& fields, const std::string& body) {
  return "POST /api/v1/json HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n" + body;
}

std::string chunked(const std::string& body) { return post("Transfer-Encoding: chunked\r\n", body); }

void checkRefused(const std::vector<Refused>& cases) {
  EngineFixture fixture;
  for (const Refused& each : cases) {
    INFO(each.why);
    HttpClient client(fixture.port);
    client.send(each.raw + get("/health"));
    const auto answer = client.receive();
    REQUIRE(answer);
    CHECK(answer->status == each.status);
    CHECK(answer->field("content-type") == "application/problem+json");
    CHECK(answer->field("connection") == "close");
    CHECK_FALSE(client.receive());
  }
}

}  // namespace

TEST_CASE("a request head that parsers could read in two ways is refused and the connection closed") {
  checkRefused({
      {"bare LF", "GET /health HTTP/1.1\nHost: localhost\n\n", 400},
      {"bare CR", "GET /health HTTP/1.1\rHost: localhost\r\r", 400},
      {"folded line", get("/health", "X-A: b\r\n c\r\n"), 400},
      {"space before the colon", get("/health", "X-A : b\r\n"), 400},
      {"no colon", get("/health", "X-A\r\n"), 400},
      {"NUL in a value", get("/health", std::string("X-A: a\0b\r\n", 10)), 400},
      {"no version", "GET /health\r\n\r\n", 400},
      {"two spaces", "GET  /health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
      {"another protocol", "*1\r\n$4\r\nPING\r\n", 400},
      {"HTTP/0.9", "GET /health HTTP/0.9\r\nHost: localhost\r\n\r\n", 505},
      {"101 fields",
       get("/health",
           [] {
             std::string fields;
             for (int i = 0; i < 100; ++i) fields += "X: y\r\n";
             return fields;
           }()),
       431},
      {"9 KiB of head", get("/health", "X: " + std::string(9 * 1024, 'a') + "\r\n"), 431},
  });
}

TEST_CASE("a request must name one host that could exist") {
  checkRefused({
      {"none", "GET /health HTTP/1.1\r\n\r\n", 400},
      {"two", get("/health", "Host: localhost\r\n"), 400},
      {"user information", "GET /health HTTP/1.1\r\nHost: a@b\r\n\r\n", 400},
      {"port out of range", "GET /health HTTP/1.1\r\nHost: a:99999\r\n\r\n", 400},
      {"another one than the target's", get("http://elsewhere/health"), 400},
  });
  EngineFixture fixture;
  CHECK(fixture.answerTo("GET /health HTTP/1.1\r\nHost: [::1]:80\r\n\r\n").status == 200);
  CHECK(fixture.answerTo(get("http://LOCALHOST/health")).status == 200);
  CHECK(fixture.answerTo("GET /health HTTP/1.0\r\n\r\n").status == 200);
}

TEST_CASE("a target that could mean another path is refused") {
  checkRefused({
      {"dot segments", get("/items/../health"), 400},
      {"encoded dot segments", get("/items/%2e%2e/health"), 400},
      {"encoded slash", get("/items%2fme"), 400},
      {"backslash", get("/items\\me"), 400},
      {"encoded backslash", get("/items/%5cme"), 400},
      {"encoded NUL", get("/items/%00"), 400},
      {"encoded line feed", get("/items/%0a"), 400},
      {"broken escape", get("/items/%4"), 400},
      {"not UTF-8", get("/items/%ff"), 400},
      {"fragment", get("/health#x"), 400},
      {"no slash", get("health"), 400},
      {"asterisk", get("*"), 400},
      {"raw bytes beyond ASCII", get("/items/\xc3\xa9"), 400},
      {"unknown method", "FROBNICATE /health HTTP/1.1\r\nHost: localhost\r\n\r\n", 501},
      {"TRACE", "TRACE /health HTTP/1.1\r\nHost: localhost\r\n\r\n", 501},
  });
  EngineFixture fixture;
  CHECK(fixture.answerTo(get("//items///me")).body == "/items/me");
  CHECK(fixture.answerTo(get("/items/%C3%A9")).body == "/items/\xc3\xa9|\xc3\xa9");
}

TEST_CASE("a body whose end two servers could see differently is refused") {
  const std::string length = "Content-Length: ";
  checkRefused({
      {"length and chunked", post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "0\r\n\r\n"), 400},
      {"two codings", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 400},
      {"unknown coding", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 400},
      {"coding with parameter", post("Transfer-Encoding: chunked;q=1\r\n", "0\r\n\r\n"), 400},
      {"coding twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
       400},
      {"coding in HTTP/1.0",
       "POST /api/v1/json HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"sign", post(length + "+2\r\n", "{}"), 400},
      {"list", post(length + "2, 2\r\n", "{}"), 400},
      {"twice", post(length + "2\r\n" + length + "2\r\n", "{}"), 400},
      {"beyond 64 bits", post(length + "18446744073709551618\r\n", "{}"), 400},
      {"larger than the route takes", post(length + "1048577\r\n", ""), 413},
      {"two Authorization fields", get("/health", "Authorization: a\r\nAuthorization: b\r\n"), 400},
  });
}

TEST_CASE("a chunked body is taken strictly") {
  checkRefused({
      {"bare LF after the size", chunked("2\n{}\r\n0\r\n\r\n"), 400},
      {"no CRLF after the data", chunked("2\r\n{}0\r\n\r\n"), 400},
      {"size with sign", chunked("+2\r\n{}\r\n0\r\n\r\n"), 400},
      {"size with blank", chunked("2 x\r\n{}\r\n0\r\n\r\n"), 400},
      {"17 digits", chunked("10000000000000002\r\n{}\r\n0\r\n\r\n"), 400},
      {"CR in an extension", chunked("2;a\rb\r\n{}\r\n0\r\n\r\n"), 400},
      {"extensions beyond 1 KiB", chunked("2;" + std::string(1100, 'a') + "\r\n{}\r\n0\r\n\r\n"), 400},
      {"trailer beyond 8 KiB", chunked("0\r\nX: " + std::string(9000, 'a') + "\r\n\r\n"), 400},
      {"chunk larger than the route takes", chunked("200000\r\n"), 413},
  });
  EngineFixture fixture;
  CHECK(fixture.answerTo(chunked("2;a=b;c=\"d\"\r\n{}\r\n001\r\n!\r\n0\r\nX-A: b\r\n\r\n")).body == "{}!");
}

TEST_CASE("a trailer field is never taken for a header field") {
  EngineFixture fixture;
  const std::string raw =
      "POST /whoami HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nAuthorization: Bearer "
      "reader\r\n\r\n";
  CHECK(fixture.answerTo(raw).status == 401);
}

TEST_CASE("a field that imitates a framing field reaches nobody") {
  EngineFixture fixture;
  const auto answer = fixture.answerTo(post("Transfer_Encoding: chunked\r\nContent-Length: 2\r\n", "{}"));
  CHECK(answer.status == 200);
  CHECK(answer.body == "{}");
}

}  // namespace vedette::http::test

#include "settings/endpoint.hpp"

#include <catch2/catch.hpp>

namespace vedette::app {
namespace {

TEST_CASE("an endpoint is an IP address and a port") {
  CHECK(parseEndpoint("127.0.0.1:8000")->port == 8000);
  CHECK(parseEndpoint("localhost:0")->address == "127.0.0.1");
  CHECK(parseEndpoint("[::1]:80")->address == "::1");
  for (const char* wrong : {"", "8000", ":8000", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1",
                            "example.org:80", "::1:80", "[127.0.0.1]:80", "[]:80", "1.2.3:80"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parseEndpoint(wrong));
  }
}

TEST_CASE("an IPv6 address is written in brackets") {
  CHECK(formatEndpoint("::1", 80) == "[::1]:80");
  CHECK(formatEndpoint("10.0.0.1", 80) == "10.0.0.1:80");
}

TEST_CASE("only 127.0.0.0/8 and ::1 are loopback") {
  CHECK(isLoopback("127.0.0.1"));
  CHECK(isLoopback("127.8.8.8"));
  CHECK(isLoopback("::1"));
  for (const char* other : {"0.0.0.0", "::", "10.0.0.1", "128.0.0.1"}) CHECK_FALSE(isLoopback(other));
}

}  // namespace
}  // namespace vedette::app

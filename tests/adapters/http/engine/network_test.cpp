#include "limits/network.hpp"

#include <catch2/catch.hpp>

namespace vedette::http::test {

TEST_CASE("an IPv4 address counts as itself, also when it is mapped into IPv6") {
  CHECK(networkOf("192.0.2.1") == 0xc0000201);
  CHECK(networkOf("::ffff:192.0.2.1") == networkOf("192.0.2.1"));
  CHECK(networkOf("192.0.2.1") != networkOf("192.0.2.2"));
}

TEST_CASE("the addresses of one IPv6 network of 64 bits count as one") {
  CHECK(networkOf("2001:db8:1:2::1") == 0x20010db800010002);
  CHECK(networkOf("2001:db8:1:2:ffff:ffff:ffff:ffff") == networkOf("2001:db8:1:2::1"));
  CHECK(networkOf("2001:db8:1:3::1") != networkOf("2001:db8:1:2::1"));
  CHECK(networkOf("fe80::1%eth0") == networkOf("fe80::2"));
}

TEST_CASE("what is no address counts as nothing") {
  CHECK(networkOf("-") == 0);
  CHECK(networkOf("") == 0);
}

}  // namespace vedette::http::test

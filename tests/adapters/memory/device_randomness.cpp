#include "vedette/memory/device_randomness.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <set>

namespace {

const vedette::memory::DeviceRandomness randomness;

TEST_CASE("random bytes are so many pairs of lower-case hex digits") {
  CHECK(randomness.hex(0).empty());
  for (std::size_t bytes : {1u, 3u, 4u, 5u, 16u, 33u}) {
    const std::string hex = randomness.hex(bytes);
    CHECK(hex.size() == 2 * bytes);
    CHECK(hex.find_first_not_of("0123456789abcdef") == std::string::npos);
  }
}

TEST_CASE("every byte of a random text varies") {
  std::set<std::string> texts;
  std::array<std::set<char>, 32> digits;
  for (int i = 0; i < 500; ++i) {
    const std::string hex = randomness.hex(16);
    texts.insert(hex);
    for (std::size_t at = 0; at < digits.size(); ++at) digits[at].insert(hex[at]);
  }
  CHECK(texts.size() == 500);
  for (const std::set<char>& seen : digits) CHECK(seen.size() == 16);
}

}  // namespace

#include <catch2/catch.hpp>

#include "wire/head_scan.hpp"

namespace vedette::http::test {

TEST_CASE("a control byte is refused wherever it stands in a field's value, and nothing else is") {
  for (std::size_t size : {1u, 8u, 19u})
    for (std::size_t at = 0; at < size; ++at)
      for (int byte = 0; byte < 256; ++byte) {
        std::string value(size, 'x');
        value[at] = static_cast<char>(byte);
        const std::string head = "GET / HTTP/1.1\r\nName:" + value + "\r\n\r\n";
        const bool control = (byte < 0x20 && byte != '\t') || byte == 0x7F;
        HeadScan scan = HeadScan::ofRequest({.bytes = 1'000, .fields = 10});
        const auto wanted = control ? HeadScan::State::Malformed : HeadScan::State::Complete;
        if (scan(head) != wanted) FAIL("byte " << byte << " at " << at << " of " << size);
      }
}

}  // namespace vedette::http::test

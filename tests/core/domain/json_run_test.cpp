#include <catch2/catch.hpp>

#include <string>

#include "vedette/domain/json_run.hpp"

namespace vedette {

TEST_CASE("a run of plain JSON ends where a byte must be escaped, and nowhere else") {
  for (std::size_t size : {1u, 3u, 4u, 5u, 7u, 8u, 9u, 16u, 21u})
    for (std::size_t at = 0; at < size; ++at)
      for (int byte = 0; byte < 256; ++byte) {
        std::string text(size, 'x');
        text[at] = static_cast<char>(byte);
        const bool escaped = byte < 0x20 || byte == '"' || byte == '\\';
        if (endOfJsonRun(text, 0) == (escaped ? at : size)) continue;
        FAIL("byte " << byte << " at " << at << " of " << size);
      }
  CHECK(endOfJsonRun("", 0) == 0);
  CHECK(endOfJsonRun("a\"b", 2) == 3);
}

}  // namespace vedette

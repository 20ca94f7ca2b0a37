#include <catch2/catch.hpp>

#include "trial.hpp"

using namespace vedette;
using namespace std::chrono_literals;

namespace {

const std::string rule = "title: t\nlogsource: {product: p}\ndetection: {s: {a: x}, condition: s}\n";

Dedup dedupOf(const std::string& section) {
  const auto read = sigma::reading(rule + section);
  REQUIRE(read.rules.size() == 1);
  return read.rules[0].dedup;
}

std::string refusalOf(const std::string& section) {
  const auto read = sigma::reading(rule + section);
  REQUIRE(read.refused.size() == 1);
  CHECK(read.rules.empty());
  CHECK(read.refused[0].line == 4);
  return read.refused[0].reason;
}

}  // namespace

TEST_CASE(
    "a rule says what its alerts are about and for how long they fold; what it leaves out stays as it is") {
  CHECK(dedupOf("") == Dedup{});
  CHECK(dedupOf("dedup: {key: [user, host], window: 1h}\n") ==
        Dedup{.key = {{"user", "host"}}, .window = 1h});
  CHECK(dedupOf("dedup: {key: user}\n").key == std::vector<std::string>{"user"});
  CHECK(dedupOf("dedup: {key: []}\n").key == std::vector<std::string>{});
  CHECK(dedupOf("dedup: {window: 30s}\n") == Dedup{.key = {}, .window = 30s});
  CHECK(dedupOf("dedup: {window: none}\n").window == std::nullopt);
}

TEST_CASE("a dedup section that cannot be meant is refused with its line") {
  CHECK(refusalOf("dedup: user\n") == "'dedup' must be a map of key and window");
  CHECK(refusalOf("dedup: {keys: user}\n") == "unknown key 'keys' in 'dedup': there are key and window");
  CHECK(refusalOf("dedup: {window: soon}\n") ==
        "the window is neither none nor a number with s, m, h, d, w, M or y behind it");
  CHECK(refusalOf("dedup: {key: {a: b}}\n") == "'key' must be a field, or a list of fields");
}

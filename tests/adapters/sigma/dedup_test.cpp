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

const std::string correlation = rule +
                                "name: r\n---\ntitle: c\ncorrelation: {type: event_count, rules: r, "
                                "group-by: [user, host], timespan: 1h, "
                                "condition: {gte: 3}}\n";

Dedup correlationDedupOf(const std::string& section) {
  const auto read = sigma::reading(correlation + section);
  REQUIRE(read.correlations.size() == 1);
  return read.correlations[0].dedup;
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

TEST_CASE("a correlation rule's firings fold by group for its timespan, and it may say otherwise") {
  CHECK(correlationDedupOf("") == Dedup{.key = {}, .window = 1h});
  CHECK(correlationDedupOf("dedup: {key: host}\n") == Dedup{.key = {{"host"}}, .window = 1h});
  CHECK(correlationDedupOf("dedup: {window: 1m}\n") == Dedup{.key = {}, .window = 1min});
  CHECK(correlationDedupOf("dedup: {key: [], window: none}\n") ==
        Dedup{.key = {std::vector<std::string>{}}, .window = {}});
}

TEST_CASE("a correlation rule with a dedup key that is not of its group is refused with its line") {
  const auto read = sigma::reading(correlation + "dedup: {key: [host, process]}\n");
  REQUIRE(read.refused.size() == 1);
  CHECK(read.refused[0].line == 8);
  CHECK(read.refused[0].reason == "firings fold by fields of group-by, and 'process' is none of them");
}

#include <catch2/catch.hpp>

#include "trial.hpp"

using namespace vedette::sigma;
using Catch::Matchers::Contains;

namespace {

std::string listOf(std::size_t count, const std::string& before, const std::string& after = "") {
  std::string list = "[";
  for (std::size_t i = 0; i < count; ++i) list += "'" + before + std::to_string(i) + after + "',";
  return list + "]";
}

const std::string head = "title: T\nid: t\nlogsource: {product: p}\ndetection:\n";

std::string selecting(const std::string& selection, const std::string& condition = "s") {
  return head + "  s: {" + selection + "}\n  condition: " + condition + "\n";
}

std::string repeated(std::size_t times, const std::string& text, const std::string& between) {
  std::string all = text;
  for (std::size_t i = 1; i < times; ++i) all += between + text;
  return all;
}

// "title line: reason" of the one refusal.
std::string refusal(const std::string& yaml, Placeholders placeholders = {}) {
  const Reading read = reading(yaml, std::move(placeholders));
  REQUIRE(read.refused.size() == 1);
  return read.refused[0].rule + " " + std::to_string(read.refused[0].line) + ": " + read.refused[0].reason;
}

}  // namespace

TEST_CASE("modifiers write out only so many tests and bytes") {
  const std::string tooMuch = "written out the file asks more than 200000 tests";
  CHECK_THAT(refusal(selecting("a|windash|base64offset|contains: " + listOf(20'000, " -a -b"))),
             Contains("T 5: ") && Contains(tooMuch));
  CHECK_THAT(refusal(selecting("a|windash: ' -a -b " + std::string(900'000, 'x') + "'")), Contains(tooMuch));
  CHECK(reading(selecting("a|windash|contains: " + listOf(1'000, " -a -b"))).refused.empty());
}

TEST_CASE("encodings are chained only so often, and to a length") {
  CHECK_THAT(refusal(selecting("a|" + repeated(7, "base64offset", "|") + ": xyz")),
             Contains("T 5: ") && Contains("more than 6 encodings"));
  CHECK_THAT(refusal(selecting("a|wide|wide|wide|wide|wide|base64: " + std::string(900'000, 'x'))),
             Contains("T 5: ") && Contains("encoded it is longer than"));
  CHECK(reading(selecting("a|wide|base64|base64|base64offset|contains: xyz")).refused.empty());
}

TEST_CASE("placeholders are written out to a number and a length, and never in part") {
  const Placeholders placeholders{{"many", std::vector<std::string>(300, "x")}};
  CHECK_THAT(refusal(selecting("a|expand: '%many%%many%'"), placeholders),
             Contains("T 5: ") && Contains("placeholders written out more than 50000 texts"));
  CHECK_THAT(refusal(selecting("a|expand: '%many%" + std::string(100'000, 'x') + "'"), placeholders),
             Contains("placeholders written out more than"));
  const Reading read =
      reading(selecting("a|expand: '%many%%many%'"), {{"many", std::vector<std::string>(200, "x")}});
  CHECK(read.refused.empty());
}

TEST_CASE("a field's name has only so many parts") {
  std::string name = "a";
  for (int parts = 1; parts < 32; ++parts) name += ".a";
  CHECK(reading(selecting(name + ": x")).refused.empty());
  CHECK_THAT(refusal(selecting(name + ".a: x")), Contains("T 5: ") && Contains("more than 32 parts"));
  CHECK_THAT(refusal(selecting("b|fieldref: " + name + ".a")), Contains("more than 32 parts"));
}

TEST_CASE("a condition repeats its search identifiers only so often") {
  const std::string values = "a: " + listOf(5'000, "v");
  CHECK_THAT(refusal(selecting(values, repeated(990, "s", " or "))),
             Contains("T 6: ") && Contains("more than 200000 tests"));
  CHECK(reading(selecting(values, repeated(20, "s", " or "))).refused.empty());
}

TEST_CASE("filters are copied into rules only so far, and the one that does not fit is refused") {
  std::string yaml;
  for (int i = 0; i < 300; ++i)
    yaml += "title: R" + std::to_string(i) +
            "\nlogsource: {product: p}\ndetection: {s: {a: x}, condition: s}\n---\n";
  yaml += "title: small\nlogsource: {product: p}\nfilter: {rules: any, s: {b: y}, condition: not s}\n---\n";
  yaml += "title: large\nlogsource: {product: p}\nfilter: {rules: any, s: {b: " + listOf(10'000, "v") +
          "}, condition: not s}\n";
  CHECK_THAT(refusal(yaml), Contains("large 1205: ") && Contains("more than 2000000 tests into rules"));
  CHECK(matching(Reading{.rules = reading(yaml).rules}, R"({"a":"x","b":"v1"})").size() == 300);
  CHECK(matching(Reading{.rules = reading(yaml).rules}, R"({"a":"x","b":"y"})").empty());
}

TEST_CASE("a correlation names only so many rules, fields and aliases") {
  const std::string rule = selecting("a: x") + "---\ntitle: C\ncorrelation:\n  timespan: 1m\n";
  const std::string counted = rule + "  type: event_count\n  rules: [t]\n  condition: {gte: 1}\n";
  std::string names, aliases;
  for (int i = 0; i < 65; ++i) names += (i ? " or r" : "r") + std::to_string(i);
  for (int i = 0; i < 1'001; ++i) aliases += "    f" + std::to_string(i) + ": {t: x}\n";
  CHECK_THAT(refusal(rule + "  type: temporal\n  condition: " + names + "\n"),
             Contains("C 12: ") && Contains("more than 64 rules"));
  CHECK_THAT(refusal(rule + "  type: temporal\n  rules: " + listOf(65, "r") + "\n"),
             Contains("C 12: ") && Contains("more than 64"));
  CHECK_THAT(refusal(counted + "  group-by: " + listOf(65, "g") + "\n"),
             Contains("C 14: ") && Contains("more than 64"));
  CHECK_THAT(refusal(counted + "  aliases:\n" + aliases), Contains("more than 1000 fields of aliases"));
}

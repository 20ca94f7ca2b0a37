#include <catch2/catch.hpp>

#include "trial.hpp"

using namespace vedette;
using sigma::matching;
using sigma::reading;
using Ids = std::vector<std::string>;
using Catch::Matchers::Contains;

namespace {

const std::string rules = R"(
title: R
id: r1
logsource: {category: c, product: p}
detection: {sel: {a: x}, condition: sel}
---
title: R2
id: 5638f7c0-ac70-491d-8465-2a65075e0d86
name: second
logsource: {category: c}
detection: {sel: {a: x}, condition: sel}
---
)";
const std::string second = "5638f7c0-ac70-491d-8465-2a65075e0d86";

// A filter of these lines, those of its section indented by two.
std::string filter(const std::string& section, const std::string& logSource = "{category: c}") {
  return rules + "title: F\nlogsource: " + logSource + "\nfilter:\n" + section + "\n";
}

const std::string admins = "  sel: {User|startswith: adm_}\n  condition: not sel";

Ids left(const std::string& yaml) { return matching(reading(yaml), R"({"a":"x","User":"adm_joe"})"); }

std::string warning(const std::string& yaml) {
  const auto read = reading(yaml);
  REQUIRE(read.warnings.size() == 1);
  return std::to_string(read.warnings[0].line) + ": " + read.warnings[0].reason;
}

std::string refusal(const std::string& yaml) {
  const auto read = reading(yaml);
  REQUIRE(read.refused.size() == 1);
  return std::to_string(read.refused[0].line) + ": " + read.refused[0].reason;
}

}  // namespace

TEST_CASE("a filter must hold besides the rules that it names") {
  const std::string both = filter("  rules: [r1, second]\n" + admins);
  CHECK(matching(reading(both), R"({"a":"x","User":"joe"})") == Ids{"r1", second});
  CHECK(left(both).empty());
  CHECK(left(filter("  rules: [r1]\n" + admins)) == Ids{second});
  CHECK(left(filter("  rules: second\n" + admins)) == Ids{"r1"});
  CHECK(left(filter("  rules: [5638F7C0-AC70-491D-8465-2A65075E0D86]\n" + admins)) == Ids{"r1"});
}

TEST_CASE("a filter's search identifiers are its own, and may be called as a rule's") {
  CHECK(left(filter("  rules: any\n  sel: {User: joe}\n  other: {a: y}\n  condition: sel or other")).empty());
  CHECK(left(filter("  rules: any\n  sel: {User: adm_joe}\n  condition: sel")) == Ids{"r1", second});
}

TEST_CASE("a filter may be for any rule of its log source") {
  for (const std::string any : {"any", "Any", "ALL", "[any]"})
    CHECK(left(filter("  rules: " + any + "\n" + admins)).empty());
  CHECK(left(filter("  rules: any\n" + admins, "{product: p}")) == Ids{second});
  CHECK(left(filter("  rules: any\n" + admins, "{product: P, category: C}")) == Ids{second});
}

TEST_CASE("several filters of one rule must all hold") {
  const std::string one = filter("  rules: [r1]\n" + admins);
  const std::string two = one +
                          "---\ntitle: G\nlogsource: {product: p}\nfilter:\n  rules: [r1]\n"
                          "  sel: {host: lab}\n  condition: not sel\n";
  CHECK(matching(reading(two), R"({"a":"x","User":"joe","host":"lab"})") == Ids{second});
  CHECK(matching(reading(two), R"({"a":"x","User":"joe","host":"dc"})") == Ids{"r1", second});
}

TEST_CASE("a filter says when it asks for something in vain") {
  CHECK_THAT(warning(filter("  rules: [r1, third]\n" + admins)), Contains("13: ") && Contains("'third'"));
  CHECK_THAT(warning(filter("  rules: [r1, second]\n" + admins, "{product: p}")), Contains("'second'"));
  CHECK_THAT(warning(filter("  rules: any\n" + admins, "{product: q}")), Contains("none of the rules"));
  CHECK_THAT(warning(filter("  rules: any\n" + admins, "{definition: x}")), Contains("no log source"));
}

TEST_CASE("a filter that cannot be read is refused where it stands") {
  CHECK_THAT(refusal(filter(admins)), Contains("names no rules"));
  CHECK_THAT(refusal(filter("  rules: []\n" + admins)), Contains("16: ") && Contains("names no rules"));
  CHECK_THAT(refusal(filter("  rules: [r1, [second]]\n" + admins)), Contains("16: ") && Contains("texts"));
  CHECK_THAT(refusal(filter("  rules: any\n  condition: not sel")), Contains("'sel'"));
  CHECK_THAT(refusal(filter("  rules: any\n  sel: {User: x}")), Contains("no condition"));
}

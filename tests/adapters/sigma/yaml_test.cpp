#include <catch2/catch.hpp>

#include "trial.hpp"

using namespace vedette::sigma;
using Catch::Matchers::Contains;

namespace {

// What follows `title:` in a rule, read.
std::string titled(const std::string& yaml) {
  const Reading read = reading("title: " + yaml + "\ndetection: {s: {a: 1}, condition: s}\n");
  for (const Problem& problem : read.refused) FAIL_CHECK(yaml << " -> " << problem.reason);
  return read.rules.empty() ? "" : read.rules[0].title;
}

std::string refused(const std::string& yaml) {
  const Reading read = reading(yaml);
  if (read.refused.empty()) return "nothing is refused";
  const Problem& problem = read.refused[0];
  return std::to_string(problem.line) + ":" + std::to_string(problem.column) + " " + problem.reason;
}

}  // namespace

TEST_CASE("a scalar is read in each of YAML's styles") {
  CHECK(titled("a b # comment") == "a b");
  CHECK(titled("a#b http://c:80 -d ?e 'f") == "a#b http://c:80 -d ?e 'f");
  CHECK(titled("\ta\t") == "a");
  CHECK(titled("a\n  b\n\n  c") == "a b\nc");
  CHECK(titled("'it''s\n  \\n'") == "it's \\n");
  CHECK(titled("\"\\u00e9\\x41\\t\\U0001F600\\/\\\n  b\"") ==
        "\xC3\xA9"
        "A\t\xF0\x9F\x98\x80/b");
  CHECK(titled("|\n  a\n   b\n\n  # c\n") == "a\n b\n\n# c\n");
  CHECK(titled("|-\n  a\n") == "a");
  CHECK(titled("|+\n  a\n") == "a\n\n");
  CHECK(titled("|2-\n   a\n  b") == " a\nb");
  CHECK(titled(">\n  a\n  b\n\n  c\n   d\n  e") == "a b\nc\n d\ne\n");
  CHECK(titled(">+\n  a\n") == "a\n\n");
}

TEST_CASE("what ends a line, begins a file or parts its documents is no part of a value") {
  CHECK(titled("a\r\nlevel: low\r") == "a");
  CHECK(titled("|\r\n  a\r\n  b\r\n") == "a\nb\n");
  const std::string rule = "title: a\ndetection: {s: {a: 1}, condition: s}\n";
  for (const std::string before : {"\xEF\xBB\xBF", "# a\n", "---\n", "%YAML 1.1\n---\n", "%YAML 1.2\n---\n"})
    for (const std::string& after :
         {std::string(), std::string("...\n"), "---\n" + rule, "...\n# b\n---\n" + rule}) {
      const Reading read = reading(before + rule + after);
      CAPTURE(before, after);
      CHECK(read.refused.empty());
      CHECK(read.rules.size() == (after.size() > rule.size() ? 2 : 1));
    }
}

TEST_CASE("maps and lists in braces need no more space than JSON") {
  const Reading read = reading(R"({"title":"a","detection":{"s":{"a":["b","c:d"]},"condition":"s"}})");
  CHECK(read.refused.empty());
  CHECK(matching(read, R"({"a":"c:d"})").size() == 1);
}

TEST_CASE("null is what says so, or nothing, without quotes") {
  for (const std::string null : {"", "~", "null", "Null", "NULL", "&a", "# comment"}) {
    CAPTURE(null);
    CHECK(selects("    a: " + null, R"({"b":1})"));
  }
  for (const std::string text : {"'null'", "\"~\"", "''", "nUll", "! 'null'", "|-\n      null"}) {
    CAPTURE(text);
    CHECK_FALSE(selects("    a: " + text, R"({"b":1})"));
  }
}

TEST_CASE("an anchor counts from where its value ends until it is set again") {
  CHECK(titled("&a x\nname: &a y\ndescription: *a") == "x");
  CHECK_THAT(refused("title: x\nname: *a\n"), Contains("2:7 ") && Contains("*a"));
  CHECK_THAT(refused("title: &a x\n---\ntitle: *a\n"), Contains("3:8 ") && Contains("*a"));
  CHECK_THAT(refused("a: &a [1]\nb: &a [*a]\n"), Contains("2:8 ") && Contains("within"));
}

TEST_CASE("what YAML 1.2 takes for no YAML, or reads unlike 1.1, is refused where it stands") {
  CHECK_THAT(refused("title: x\n# \x01\n"), Contains("2:3 ") && Contains("control"));
  CHECK_THAT(refused("title: \xC3\xA9\x1B\n"), Contains("1:9 ") && Contains("control"));
  CHECK_THAT(refused("title: x\n# a\xE2\x80\xA8level: low\n"), Contains("2:4 ") && Contains("U+2028"));
  CHECK_THAT(refused("title: 'a\xC2\x85'\n"), Contains("1:10 ") && Contains("U+0085"));
  CHECK(titled("\"a\\N\\L\\P\"") == "a\xC2\x85\xE2\x80\xA8\xE2\x80\xA9");
  CHECK_THAT(refused(std::string("t\0i\0", 4)), Contains("UTF-8"));
  CHECK_THAT(refused("\xFF\xFEt"), Contains("UTF-8"));
}

TEST_CASE("YAML that breaks off names the place, and where its part begins") {
  CHECK_THAT(refused("title: x\nlevel: [high\nname: y\n"), Contains("3:5 ") && Contains("begins in line 2"));
  CHECK_THAT(refused("title: \"x\n\nname: y\n"), Contains("4:1 ") && Contains("begins in line 1"));
  CHECK_THAT(refused("- a\ntitle: x\n"), Contains("2:1 YAML"));
  CHECK_THAT(refused("  title: x\n name: y\n"), Contains("2:2 YAML"));
}

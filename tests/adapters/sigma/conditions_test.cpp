#include <catch2/catch.hpp>

#include "trial.hpp"

using vedette::sigma::matches;

namespace {

bool holds(const std::string& condition, const std::string& event) {
  return matches(
      "  sel_a: {a: 1}\n  sel_b: {b: 1}\n  flt_a: {c: 1}\n  _flt_b: {d: 1}\n  condition: " + condition,
      event);
}

bool keywords(const std::string& lines, const std::string& event) {
  return matches("  kw:\n" + lines + "\n  condition: kw", event);
}

}  // namespace

TEST_CASE("not binds before and, and before or") {
  CHECK(holds("sel_a or sel_b and not flt_a", R"({"a":1,"c":1})"));
  CHECK_FALSE(holds("(sel_a or sel_b) and not flt_a", R"({"a":1,"c":1})"));
  CHECK(holds("not not sel_a", R"({"a":1})"));
  CHECK(holds("sel_a AND NOT flt_a", R"({"a":1})"));
  CHECK(holds("not sel_a", R"({"x":1})"));
}

TEST_CASE("x of counts the search identifiers that hold") {
  CHECK(holds("1 of sel_*", R"({"b":1})"));
  CHECK_FALSE(holds("all of sel_*", R"({"b":1})"));
  CHECK(holds("2 of sel_*", R"({"a":1,"b":1})"));
  CHECK_FALSE(holds("2 of sel_*", R"({"a":1,"c":1})"));
  CHECK(holds("any of sel_*", R"({"a":1})"));
  CHECK(holds("all of *_a", R"({"a":1,"c":1})"));
  CHECK(holds("sel_a and not 1 of flt_*", R"({"a":1})"));
  CHECK_FALSE(holds("sel_a and not 1 of flt_*", R"({"a":1,"c":1})"));
  CHECK(holds("not all of sel_*", R"({"a":1})"));
  CHECK(holds("not 2 of sel_*", R"({"a":1})"));
  CHECK(holds("1 of (sel_*) and not all of ( flt_* )", R"({"a":1})"));
}

TEST_CASE("more than there are never hold, and not more than there are always") {
  const std::string two = "  f_a: {a|neq: y}\n  f_b: {b|neq: y}\n  condition: ";
  CHECK_FALSE(matches(two + "3 of f_*", R"({"a":"x","b":"x"})"));
  CHECK(matches(two + "not (3 of f_*)", R"({"a":"x","b":"x"})"));
  CHECK(matches(two + "not (3 of f_*)", R"({"c":"x"})"));
}

TEST_CASE("them leaves out what begins with an underscore") {
  CHECK(holds("all of them", R"({"a":1,"b":1,"c":1})"));
  CHECK_FALSE(holds("1 of them", R"({"d":1})"));
  CHECK_FALSE(holds("1 of *", R"({"d":1})"));
  CHECK(holds("1 of _*", R"({"d":1})"));
  CHECK(matches("  selection_with_a_long_name: {a: 1}\n  condition: 1 of selection_with_a_long_*",
                R"({"a":1})"));
}

TEST_CASE("several conditions are alternatives") {
  CHECK(holds("[sel_a, sel_b]", R"({"b":1})"));
  CHECK_FALSE(holds("[sel_a, sel_b]", R"({"c":1})"));
}

TEST_CASE("a list of maps is any of them, a map all of it") {
  const std::string either = "  sel:\n    - a: x\n      c: 1\n    - b: y\n  condition: sel";
  CHECK(matches(either, R"({"a":"n","b":"y"})"));
  CHECK(matches(either, R"({"a":"x","c":1})"));
  CHECK_FALSE(matches(either, R"({"a":"x"})"));
}

TEST_CASE("keywords are looked for in every value and in no key") {
  CHECK(keywords("    - mimikatz", R"({"o":{"m":["x Mimikatz y"]}})"));
  CHECK_FALSE(keywords("    - mimikatz", R"({"mimikatz":1})"));
  CHECK(keywords("    - 4625", R"({"m":4625})"));
  CHECK(keywords("    - 'f*r'", R"({"m":"xx foobar yy"})"));
  CHECK(keywords("    - 'a\"b'", R"({"m":"xa\"bx"})"));
  CHECK(keywords("    - 'é'", R"({"m":"\u00C9"})"));
  CHECK(keywords("    '|all':\n      - foo\n      - bar", R"({"m":"foo","n":"bar"})"));
  CHECK_FALSE(keywords("    '|all':\n      - foo\n      - bar", R"({"m":"foo"})"));
  CHECK(keywords("    '|re':\n      - 'o{2}'", R"({"m":"foo"})"));
  CHECK(keywords("    - mimi\n    - c: 1", R"({"c":1})"));
}

TEST_CASE("keywords do not look at what tells the log source") {
  CHECK(vedette::sigma::matching(vedette::sigma::reading("title: T\nlogsource: {product: secret}\n"
                                                         "detection: {k: [secret], condition: k}"),
                                 R"({"_ls_product":"secret","a":"b"})")
            .empty());
}

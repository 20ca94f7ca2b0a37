#include <catch2/catch.hpp>

#include "trial.hpp"

using vedette::sigma::selects;

namespace {

bool is(const std::string& key, const std::string& value, const std::string& event) {
  return selects("    " + key + ": " + value, event);
}

}  // namespace

TEST_CASE("a value is the whole text, without regard to case") {
  CHECK(is("a", "Foo", R"({"a":"fOO"})"));
  CHECK_FALSE(is("a", "Foo", R"({"a":"xFoo"})"));
  CHECK(is("a", "Straße-ÄÖ", R"({"a":"straße-äö"})"));
  CHECK(is("a", "ПРИВЕТ", R"({"a":"привет"})"));
  CHECK_FALSE(is("Image", "x", R"({"image":"x"})"));
}

TEST_CASE("numbers and booleans compare by their text") {
  CHECK(is("a", "4624", R"({"a":"4624"})"));
  CHECK(is("a", "'4624'", R"({"a":4624})"));
  CHECK(is("a", "true", R"({"a":true})"));
  CHECK(is("a", "'true'", R"({"a":true})"));
  CHECK(is("a", "0x1F", R"({"a":31})"));
  CHECK(is("a", "no", R"({"a":"no"})"));
  CHECK(is("a|startswith", "46", R"({"a":4624})"));
}

TEST_CASE("null is absent or null, and '' is empty") {
  CHECK(is("a", "null", R"({"b":1})"));
  CHECK(is("a", "null", R"({"a":null})"));
  CHECK_FALSE(is("a", "null", R"({"a":"x"})"));
  CHECK_FALSE(is("a", "null", R"({"a":""})"));
  CHECK(is("a", "''", R"({"a":""})"));
  CHECK_FALSE(is("a", "''", R"({"b":1})"));
  CHECK_FALSE(is("a", "''", R"({"a":null})"));
  CHECK(selects("    a:\n      - null\n      - ''", R"({"b":1})"));
  CHECK(selects("    a:\n      - null\n      - x", R"({"a":"x"})"));
  CHECK_FALSE(selects("    a:\n      - null\n      - x", R"({"a":"y"})"));
}

TEST_CASE("wildcards stand for any characters, line ends too") {
  CHECK(is("a", "'f*r'", R"({"a":"foobar"})"));
  CHECK(is("a", "'f*r'", R"({"a":"foo\nbar"})"));
  CHECK(is("a", "'fo?bar'", R"({"a":"foébar"})"));
  CHECK_FALSE(is("a", "'fo?bar'", R"({"a":"fobar"})"));
  CHECK(is("a", "'*'", R"({"a":"x"})"));
  CHECK(is("a", "'*'", R"({"a":""})"));
  CHECK_FALSE(is("a", "'*'", R"({"a":null})"));
  CHECK_FALSE(is("a", "'*'", R"({"b":1})"));
  CHECK(is("a", "'*a*b*ab'", R"({"a":"aabbab"})"));
  CHECK_FALSE(is("a", "'*??b'", R"({"a":"日b"})"));
}

TEST_CASE("wildcards count behind every modifier of place") {
  CHECK(is("a|endswith", "'b?r'", R"({"a":"foobar"})"));
  CHECK(is("a|endswith", "'b*r'", R"({"a":"foobaaar"})"));
  CHECK(is("a|startswith", "'f?o'", R"({"a":"foobar"})"));
  CHECK(is("a|contains", "'o?a'", R"({"a":"foobar"})"));
  CHECK_FALSE(is("a|contains", "'o?r'", R"({"a":"foobar"})"));
}

TEST_CASE("a backslash escapes wildcards and backslashes alone") {
  CHECK(is("a", R"('foo\*bar')", R"({"a":"foo*bar"})"));
  CHECK_FALSE(is("a", R"('foo\*bar')", R"({"a":"fooxbar"})"));
  CHECK_FALSE(is("a", R"('foo\?')", R"({"a":"foox"})"));
  CHECK(is("a", R"('C:\Windows')", R"({"a":"C:\\Windows"})"));
  CHECK(is("a", R"('C:\\Windows')", R"({"a":"C:\\Windows"})"));
  CHECK(is("a", R"('C:\\*')", R"({"a":"C:\\Windows"})"));
  CHECK(is("a", R"('C:\\\*')", R"({"a":"C:\\*"})"));
  CHECK(is("a", R"('\\\\srv')", R"({"a":"\\\\srv"})"));
  CHECK(is("a", R"('\\\srv')", R"({"a":"\\\\srv"})"));
  CHECK(is("a", R"('dir\')", R"({"a":"dir\\"})"));
}

TEST_CASE("a field leads into objects, at dots in keys, and through arrays") {
  CHECK(is("o.p", "x", R"({"o":{"p":"x"}})"));
  CHECK(is("o.p", "x", R"({"o.p":"x"})"));
  CHECK(is("o.p.q", "x", R"({"o":{"p.q":"x"}})"));
  CHECK(is("o.p", "x", R"({"o":[{"p":"y"},{"p":"x"}]})"));
  CHECK(is("a", "y", R"({"a":["x","y"]})"));
  CHECK_FALSE(is("p", "x", R"({"o":{"p":"x"}})"));
  CHECK_FALSE(is("a", "y", R"({"a":["x",["z"]]})"));
  CHECK(selects("    a|contains|all:\n      - x\n      - y", R"({"a":["x","y"]})"));
}

TEST_CASE("an object is its JSON text") {
  CHECK(is("a|contains", "Suspended", R"({"a":{"Status":"Suspended"}})"));
  CHECK(is("a|contains", "'\"Status\":\"Sus'", R"({"a":{"Status":"Suspended"}})"));
  CHECK(is("a.Status", "Suspended", R"({"a":{"Status":"Suspended"}})"));
  CHECK_FALSE(is("a", "null", R"({"a":{}})"));
}

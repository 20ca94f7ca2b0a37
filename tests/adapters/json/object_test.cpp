#include "vedette/json/object.hpp"

#include <catch2/catch.hpp>

using vedette::Violation;
using vedette::json::Kind;
using vedette::json::Object;

namespace {

std::string refusal(std::string_view json) {
  const auto object = Object::parse(json);
  return object ? "accepted" : object.error().message;
}

std::string nested(std::size_t levels) {
  return R"({"a":)" + std::string(levels, '[') + std::string(levels, ']') + '}';
}

}  // namespace

TEST_CASE("an object keeps its members in order, nested ones as compact JSON") {
  const auto object = Object::parse(
      R"( {"b": "x\n\u00e9\ud83d\ude00", "a": [1, {"k" : "\u0001\"" }], "n":-1.50e+3 , "t":true, "z":null} )");
  REQUIRE(object);
  const auto& members = object->members();
  REQUIRE(members.size() == 5);
  CHECK(members[0].name == "b");
  CHECK(members[0].kind == Kind::Text);
  CHECK(members[0].text == "x\n\u00e9\U0001F600");
  CHECK(members[1].kind == Kind::Array);
  CHECK(members[1].text == R"([1,{"k":"\u0001\""}])");
  CHECK(members[2].kind == Kind::Number);
  CHECK(members[2].text == "-1.50e+3");
  CHECK(members[3].kind == Kind::Boolean);
  CHECK(members[3].text == "true");
  CHECK(members[4].kind == Kind::Null);
}

TEST_CASE("a syntax error is told in the words of Python's json module") {
  const auto [json, words] = GENERATE(table<std::string, std::string>({
      {"", "Expecting value: line 1 column 1 (char 0)"},
      {"  ", "Expecting value: line 1 column 3 (char 2)"},
      {"{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"},
      {"{a:1}", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"},
      {R"({"a":1,})", "Expecting property name enclosed in double quotes: line 1 column 8 (char 7)"},
      {R"({"a"})", "Expecting ':' delimiter: line 1 column 5 (char 4)"},
      {R"({"a" 1})", "Expecting ':' delimiter: line 1 column 6 (char 5)"},
      {R"({"a":})", "Expecting value: line 1 column 6 (char 5)"},
      {R"({"a":nulx})", "Expecting value: line 1 column 6 (char 5)"},
      {R"({"a":[1,]})", "Expecting value: line 1 column 9 (char 8)"},
      {R"({"a":1 "b":2})", "Expecting ',' delimiter: line 1 column 8 (char 7)"},
      {R"({"a":[1 2]})", "Expecting ',' delimiter: line 1 column 9 (char 8)"},
      {R"({"a":1)", "Expecting ',' delimiter: line 1 column 7 (char 6)"},
      {R"({} {})", "Extra data: line 1 column 4 (char 3)"},
      {R"({"a":"b)", "Unterminated string starting at: line 1 column 6 (char 5)"},
      {R"({"a":"\"b\\\")", "Unterminated string starting at: line 1 column 6 (char 5)"},
      {"{\"a\":\"x\ny\"}", "Invalid control character at: line 1 column 8 (char 7)"},
      {R"({"a":"\x"})", "Invalid \\escape: line 1 column 7 (char 6)"},
      {R"({"a":"\u12g4"})", "Invalid \\uXXXX escape: line 1 column 7 (char 6)"},
      {"{\n \"é\":\n  x}", "Expecting value: line 3 column 3 (char 10)"},
  }));
  CAPTURE(json);
  CHECK(refusal(json) == "JSON parse error - " + words);
}

TEST_CASE("what a store could not keep unchanged is refused") {
  const auto json = GENERATE(values<std::string>({
      "{\"a\":\"\xff\"}",
      "{\"a\":\"\xc0\x80\"}",
      "{\"a\":\"\xed\xa0\x80\"}",
      R"({"a":"\u0000"})",
      R"({"a":"\ud800"})",
      R"({"a":"\udc00"})",
      R"({"a":"\ud800\ud800"})",
      R"({"\udc00":1})",
      std::string("{\"a\":\"\0\"}", 9),
      std::string("{}\0", 3),
      std::string("{\0}", 3),
      "\xef\xbb\xbf{}",
      "{\"a\":\"\xe2\x82\"}",
      R"({"a":1e400})",
      R"({"a":-1e400})",
      "{\"a\":" + std::string(400, '9') + "}",
      R"({"a":01})",
      R"({"a":1.})",
      R"({"a":.5})",
      R"({"a":+1})",
      R"({"a":NaN})",
      R"({"a":0x1})",
      "{/**/}",
  }));
  CAPTURE(json);
  const auto object = Object::parse(json);
  REQUIRE_FALSE(object);
  CHECK(object.error().message.starts_with("JSON parse error - "));
}

TEST_CASE("a number keeps every digit, however long") {
  const auto object = Object::parse(R"({"a":123456789012345678901234567890.000000000000000000001})");
  REQUIRE(object);
  CHECK(object->members()[0].text == "123456789012345678901234567890.000000000000000000001");
}

TEST_CASE("sixteen levels below the object pass, one more is refused and names the member") {
  CHECK(Object::parse(nested(16)));
  const auto deeper = Object::parse(nested(17));
  REQUIRE_FALSE(deeper);
  REQUIRE(deeper.error().fields.size() == 1);
  CHECK(deeper.error().fields[0].field == "a");
  CHECK(deeper.error().message.starts_with("JSON parse error - Nested too deeply: line 1 column "));
}

TEST_CASE("a million levels are refused like twenty") {
  CHECK(refusal(std::string(1'000'000, '[')).starts_with("JSON parse error - Nested too deeply"));
  CHECK(refusal(nested(1'000'000)).starts_with("JSON parse error - Nested too deeply"));
}

TEST_CASE("a name that stands twice in one object is named, with its place") {
  const auto twice = Object::parse(R"({"a":1,"b":2,"\u0061":3})");
  REQUIRE_FALSE(twice);
  CHECK(twice.error().message == "JSON parse error - Duplicate name \"a\": line 1 column 14 (char 13)");
  REQUIRE(twice.error().fields.size() == 1);
  CHECK(twice.error().fields[0].field == "a");

  const auto within = Object::parse(R"({"x":{"y":[{"k":1,"k":1}]}})");
  REQUIRE_FALSE(within);
  CHECK(within.error().fields.at(0).field == "x");
  CHECK(Object::parse(R"({"a":{"k":1},"b":{"k":1},"k":{"a":{"k":1}}})"));
}

TEST_CASE("a name that stands twice among many is found too") {
  std::string json = R"({"k500":0)";
  for (int i = 0; i < 1000; ++i) json += ",\"k" + std::to_string(i) + "\":1";
  const auto twice = Object::parse(json + '}');
  REQUIRE_FALSE(twice);
  CHECK(twice.error().fields.at(0).field == "k500");
  CHECK(twice.error().message.ends_with("(char " + std::to_string(json.find("\"k500\"", 5)) + ")"));
}

TEST_CASE("a sound text that is no object is of the wrong type") {
  const auto [json, type] = GENERATE(table<std::string, std::string>({
      {"[]", "list"},
      {"[{\"a\":1}]", "list"},
      {"\"x\"", "str"},
      {"1", "int"},
      {"1.0", "float"},
      {"true", "bool"},
      {" null ", "NoneType"},
  }));
  CAPTURE(json);
  const auto object = Object::parse(json);
  REQUIRE_FALSE(object);
  REQUIRE(object.error().fields.size() == 1);
  CHECK(object.error().fields[0].field.empty());
  CHECK(object.error().fields[0].violation == Violation::WrongType);
  CHECK(object.error().fields[0].value == type);
}

TEST_CASE("a long name comes back clipped") {
  const std::string name(100'000, 'x');
  const auto twice = Object::parse("{\"" + name + "\":1,\"" + name + "\":1}");
  REQUIRE_FALSE(twice);
  CHECK(twice.error().message.size() < 200);
  CHECK(twice.error().fields.at(0).field.size() < 100);
}

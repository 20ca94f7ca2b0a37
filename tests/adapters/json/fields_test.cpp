#include <catch2/catch.hpp>

#include "vedette/json/object.hpp"

using vedette::FieldError;
using vedette::Violation;
using vedette::json::Fields;
using vedette::json::Kind;
using vedette::json::Object;

namespace {

Fields fieldsOf(std::string_view json) { return Fields(Object::parse(json).value()); }

}  // namespace

TEST_CASE("members are taken by name and type") {
  Fields fields = fieldsOf(R"({"s":"x","b":true,"i":-9223372036854775808,"l":["a","b"],"o":{"k":[1]},
      "n":{"m":1},"t":"2026-11-22T09:00:00+01:00","nul":null})");
  CHECK(fields.text("s") == "x");
  CHECK(fields.boolean("b") == true);
  CHECK(fields.integer("i") == INT64_MIN);
  CHECK(fields.texts("l") == std::vector<std::string>{"a", "b"});
  CHECK(fields.object("o")->json() == R"({"k":[1]})");
  CHECK(fields.nested("n")->members().at(0).name == "m");
  CHECK(fields.timestamp("t") == vedette::parseTimestamp("2026-11-22T08:00:00Z"));
  const auto null = fields.textOrNull("nul");
  REQUIRE(null);
  CHECK_FALSE(*null);
  CHECK(fields.problems().empty());
}

TEST_CASE("an absent member is no problem") {
  Fields fields = fieldsOf("{}");
  CHECK_FALSE(fields.text("a"));
  CHECK_FALSE(fields.textOrNull("b"));
  CHECK_FALSE(fields.texts("c"));
  CHECK(fields.problems().empty());
}

TEST_CASE("every member of the wrong type is named") {
  Fields fields = fieldsOf(R"({"s":1,"b":"true","i":"1","l":{},"o":[],"n":1,"t":5,"x":[],"u":{}})");
  fields.text("s");
  fields.boolean("b");
  fields.integer("i");
  fields.texts("l");
  fields.object("o");
  fields.nested("n");
  fields.timestamp("t");
  fields.textOrNull("x");
  fields.scalar("u");
  const auto problems = fields.problems();
  REQUIRE(problems.size() == 9);
  for (const FieldError& problem : problems) CHECK(problem.violation == Violation::WrongType);
  CHECK(problems[0] == FieldError{"s", Violation::WrongType, "Must be a string, not a number.", ""});
}

TEST_CASE("a null is a problem of its own") {
  Fields fields = fieldsOf(R"({"s":null})");
  CHECK_FALSE(fields.text("s"));
  CHECK(fields.problems().at(0) == FieldError{"s", Violation::Null, "Must be a string, not null.", ""});
}

TEST_CASE("an integer is neither a fraction nor beyond 64 bits") {
  Fields fields = fieldsOf(R"({"a":1.0,"b":1e3,"c":9223372036854775808})");
  CHECK_FALSE(fields.integer("a"));
  CHECK_FALSE(fields.integer("b"));
  CHECK_FALSE(fields.integer("c"));
  const auto problems = fields.problems();
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].violation == Violation::WrongType);
  CHECK(problems[2].violation == Violation::OutOfRange);
}

TEST_CASE("an array of strings holds nothing else") {
  const auto json =
      GENERATE(values<std::string>({"[1]", "[null]", "[\"a\",[\"b\"]]", "[{}]", "[[]]", "[true]"}));
  CAPTURE(json);
  Fields fields = fieldsOf("{\"l\":" + json + "}");
  CHECK_FALSE(fields.texts("l"));
  CHECK(fields.problems().at(0).violation == Violation::WrongType);
}

TEST_CASE("a member that nobody asked for is unknown and told what is allowed") {
  Fields fields = fieldsOf(R"({"a":"x","typo":1})");
  fields.text("a");
  fields.text("b");
  CHECK(fields.problems().at(0) ==
        FieldError{"typo", Violation::Unknown, "No such field exists; allowed are a, b.", ""});
  CHECK(fields.problemsOfKnown().empty());
}

TEST_CASE("of thousands of unknown members only the first are told") {
  std::string json = "{\"k\":1";
  for (int i = 0; i < 5000; ++i) json += ",\"x" + std::to_string(i) + "\":1";
  CHECK(fieldsOf(json + "}").problems().size() == 16);
}

TEST_CASE("any scalar can be taken as text") {
  Fields fields = fieldsOf(R"({"a":"x","b":1.50,"c":true})");
  CHECK(fields.scalar("a") == "x");
  CHECK(fields.scalar("b") == "1.50");
  CHECK(fields.scalar("c") == "true");
  CHECK(fields.problems().empty());
}

TEST_CASE("of a form's values of one name the last counts") {
  Fields fields(Object({{"a", Kind::Text, "first"}, {"a", Kind::Text, "last"}}));
  CHECK(fields.text("a") == "last");
  CHECK(fields.problems().empty());
}

#include <catch2/catch.hpp>

#include "vedette/domain/events/attributes.hpp"

using namespace vedette;
using namespace std::string_literals;

namespace {

Attributes sample() {
  AttributesBuilder builder;
  builder.startObject().set("user", "root").set("port", 22).set("quote", "a \"b\" \\ \n\x01");
  builder.key("nested").startObject().set("name", "inner").endObject();
  builder.key("nested.name2").text("dotted");
  builder.key("list").startArray().integer(7).startObject().set("ip", "192.0.2.1").endObject().endArray();
  builder.key("yes")
      .boolean(true)
      .key("none")
      .null()
      .key("big")
      .number("12345678901234567890.10")
      .endObject();
  return builder.build().value();
}

std::string problemOf(AttributesBuilder& builder) {
  const auto built = builder.build();
  return built ? "" : built.error().fields.at(0).message;
}

}  // namespace

TEST_CASE("attributes keep their order and every digit, as compact JSON") {
  CHECK(sample().json() ==
        R"({"user":"root","port":22,"quote":"a \"b\" \\ \u000a\u0001","nested":{"name":"inner"},)"
        R"("nested.name2":"dotted","list":[7,{"ip":"192.0.2.1"}],"yes":true,"none":null,)"
        R"("big":12345678901234567890.10})");
}

TEST_CASE("a scalar is found by its path") {
  const Attributes attributes = sample();
  CHECK(attributes.find("user") == "root");
  CHECK(attributes.find("port") == "22");
  CHECK(attributes.find("quote") == "a \"b\" \\ \n\x01");
  CHECK(attributes.find("nested.name") == "inner");
  CHECK(attributes.find("nested.name2") == "dotted");
  CHECK(attributes.find("list.0") == "7");
  CHECK(attributes.find("list.1.ip") == "192.0.2.1");
  CHECK(attributes.find("yes") == "true");
  CHECK(attributes.find("big") == "12345678901234567890.10");
}

TEST_CASE("null, objects, arrays and what is not there are not found") {
  const Attributes attributes = sample();
  for (const char* path : {"", "none", "nested", "list", "list.2", "list.1", "user.name", "use", "users",
                           "nested.", ".user", "name"})
    CHECK_FALSE(attributes.find(path));
  CHECK_FALSE(Attributes{}.find("user"));
}

TEST_CASE("what is escaped in JSON is searched unescaped") {
  AttributesBuilder builder;
  builder.startObject().set("a\"]}", "x,]}").set("after", "found").endObject();
  const Attributes attributes = builder.build().value();
  CHECK(attributes.find("a\"]}") == "x,]}");
  CHECK(attributes.find("after") == "found");
}

TEST_CASE("a name that occurs twice in one object is refused, in two objects it is not") {
  AttributesBuilder twice;
  twice.startObject().set("a", 1).set("b", 2).set("a", 3).endObject();
  CHECK(problemOf(twice) == "The name \"a\" occurs twice.");
  AttributesBuilder apart;
  apart.startObject().set("a", 1).key("b").startObject().set("a", 2).endObject().endObject();
  CHECK(problemOf(apart).empty());
}

TEST_CASE("sixteen levels are allowed, seventeen are not") {
  for (const std::size_t levels : {16u, 17u}) {
    AttributesBuilder builder;
    builder.startObject().key("deep");
    for (std::size_t i = 1; i < levels; ++i) builder.startArray();
    for (std::size_t i = 1; i < levels; ++i) builder.endArray();
    builder.endObject();
    CHECK(problemOf(builder).empty() == (levels == 16));
  }
}

TEST_CASE("64 KiB are allowed, a byte more is not") {
  for (const std::size_t size : {Attributes::maxBytes, Attributes::maxBytes + 1}) {
    AttributesBuilder builder;
    builder.startObject().set("a", std::string(size - 8, 'x')).endObject();
    CHECK(problemOf(builder).empty() == (size == Attributes::maxBytes));
  }
}

TEST_CASE("texts that no store keeps are refused, as names and as values") {
  AttributesBuilder value;
  value.startObject().set("a", "x\0y"s).endObject();
  CHECK_FALSE(problemOf(value).empty());
  AttributesBuilder name;
  name.startObject().set("\xFF", "x").endObject();
  CHECK_FALSE(problemOf(name).empty());
}

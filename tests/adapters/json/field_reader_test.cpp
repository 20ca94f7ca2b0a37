#include "vedette/json/field_reader.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace vedette;
using detection::EventFields;
using detection::FieldTable;
using detection::FieldValue;
using Texts = std::vector<std::string>;

namespace {

// The texts of a field of an event.
Texts textsOf(const std::string& field, const std::string& json) {
  FieldTable table;
  const auto id = table.add(field);
  EventFields fields(table);
  json::FieldReader reader;
  const auto read = reader.read(json, fields);
  if (!read) FAIL(read.error().message);
  Texts texts;
  for (auto at = fields.first(id); at != FieldValue::none; at = fields.value(at).next)
    texts.insert(texts.begin(), std::string(fields.value(at).text));
  return texts;
}

bool isEvent(const std::string& json) {
  FieldTable table;
  EventFields fields(table);
  json::FieldReader reader;
  return reader.read(json, fields).has_value();
}

}  // namespace

TEST_CASE("a field's text is unescaped, however the event is written") {
  CHECK(textsOf("a", R"({"a":"x\"\\\/\b\f\n\r\t\u00e9\u20acy"})") == Texts{"x\"\\/\b\f\n\r\t\u00e9\u20acy"});
  CHECK(textsOf("a", R"({"a":"\ud83d\ude00"})") == Texts{"\U0001F600"});
  CHECK(textsOf("a", " { \"b\" : [ 1 , { } ] , \"a\" : \"a text longer than sixteen bytes\\tand more\" } ") ==
        Texts{"a text longer than sixteen bytes\tand more"});
  CHECK(textsOf("a", R"({"a":-1.50e+7})") == Texts{"-1.50e+7"});
  CHECK(textsOf("a", R"({"a":[true,null,["x"],{"k":1}]})") == Texts{"true", "null", "x", R"({"k":1})"});
  CHECK(textsOf("a", R"({"a":{"k":"\u0041"}})") == Texts{R"({"k":"\u0041"})"});
}

TEST_CASE("what is no JSON object is no event") {
  for (const std::string json : {"",
                                 "1",
                                 "[]",
                                 "{",
                                 "{\"a\"}",
                                 "{\"a\":}",
                                 "{\"a\":1,}",
                                 "{\"a\":01}",
                                 "{\"a\":1.}",
                                 "{\"a\":-}",
                                 "{\"a\":1e}",
                                 "{\"a\":tru}",
                                 "{\"a\":\"x}",
                                 "{\"a\":\"\\x\"}",
                                 "{\"a\":\"\\u12g4\"}",
                                 "{\"a\":\"\\ud800\"}",
                                 "{\"a\":\"\n\"}",
                                 "{} x",
                                 "{\"a\":1 \"b\":2}",
                                 "{\"a\":[1 2]}"})
    CHECK_FALSE(isEvent(json));
  CHECK_FALSE(isEvent(std::string("{\"a\":\"\0\"}", 9)));
  CHECK_FALSE(isEvent("{\"a\":" + std::string(70, '[') + std::string(70, ']') + "}"));
  CHECK(isEvent("{\"a\":" + std::string(60, '[') + std::string(60, ']') + "}"));
}

TEST_CASE("the JSON test suite's texts are judged as it demands inside an event, where it is there") {
  const std::filesystem::path folder = JSON_TEST_SUITE;
  if (!std::filesystem::exists(folder)) return;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string json{std::istreambuf_iterator<char>(in), {}};
    CAPTURE(name);
    const bool ascii =
        std::all_of(json.begin(), json.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (name[0] == 'i' || !ascii) continue;
    CHECK(isEvent("{\"a\":" + json + "}") == (name[0] == 'y'));
  }
}

#include <catch2/catch.hpp>

#include "vedette/json/raw_event_reader.hpp"

using namespace vedette;

namespace {

SourceProfile profile() {
  ProfileText text{.name = "p"};
  text.timestamp = {{"ts", {TimeFormat::EpochSeconds}}};
  text.eventType = {"{winlog.event_id}", "{type}"};
  text.description = {"{user.name}"};
  return SourceProfile::compile(text).value();
}

Result<NewEvent> read(std::string_view json) {
  const SourceProfile chosen = profile();
  json::RawEventReader reader(chosen, {"host", {"", "linux", ""}});
  return reader.read(json);
}

std::string attributesOf(std::string_view json) { return read(json).value().attributes().json(); }

std::string refusal(std::string_view json) {
  const auto event = read(json);
  REQUIRE_FALSE(event);
  return event.error().message + (event.error().fields.empty() ? "" : " " + event.error().fields[0].message);
}

std::string nested(std::size_t levels) {
  return std::string(R"({"a":)").append(levels - 1, '[') + "1" + std::string(levels - 1, ']') + "}";
}

}  // namespace

TEST_CASE("a line becomes the attributes as it is") {
  CHECK(attributesOf(R"( {"b": [1, {"c": null}, "x\"y"], "a": 1.50, "t": true} )") ==
        R"({"b":[1,{"c":null},"x\"y"],"a":1.50,"t":true})");
  CHECK(attributesOf("{}") == "{}");
  for (const char* compact : {R"({"b":[1,{"c":null},"x\"y"],"a":1.50,"t":true})", R"({"a":"\\","b":{}})"})
    CHECK(attributesOf(compact) == compact);
  CHECK(attributesOf(R"({"a":1,"_ls_product":"zeek","b":{"c":2}})") == R"({"a":1,"b":{"c":2}})");
  CHECK(attributesOf(R"({"_ls_product":"zeek","a":1})") == R"({"a":1})");
}

TEST_CASE("what the quick way declines is read all the same") {
  CHECK(attributesOf(R"({"smile":"\ud83d\ude00","type":"x"})") ==
        "{\"smile\":\"\xF0\x9F\x98\x80\",\"type\":\"x\"}");
  CHECK(read(R"({"smile":"\ud83d\ude00","type":"x"})").value().eventType() == "x");
}

TEST_CASE("fields are found under objects, under keys that hold dots, and as the first element of an array") {
  CHECK(read(R"({"winlog":{"event_id":4625}})").value().eventType() == "4625");
  CHECK(read(R"({"winlog.event_id":"4625"})").value().eventType() == "4625");
  CHECK(read(R"({"user":[{"name":"alice"},{"name":"bob"}]})").value().description() == "alice");
  CHECK(read(R"({"type":["a","b"]})").value().eventType() == "a");
  CHECK(read(R"({"winlog":{"type":"no"},"type":{"no":1}})").value().eventType() == "event");
}

TEST_CASE("one reader reads line after line and forgets the last") {
  const SourceProfile chosen = profile();
  json::RawEventReader reader(chosen, {"host"});
  CHECK(reader.read(R"({"ts":1,"type":"a","_ls_product":"zeek"})").value().eventType() == "a");
  CHECK_FALSE(reader.read(R"({"type":"b")"));
  const auto last = reader.read(R"({"x":1})").value();
  CHECK(last.eventType() == "event");
  CHECK_FALSE(last.logSource());
  CHECK(reader.withoutTime() == 1);
}

TEST_CASE("the log source that a line declares is no content") {
  const auto event =
      read(
          R"({"_ls_category":"c","a":1,"_ls_service":null,"n":{"_ls_product":"kept"},"_ls_product":"windows"})")
          .value();
  CHECK(event.logSource() == LogSource{"c", "linux", ""});
  CHECK(event.attributes().json() == R"({"a":1,"n":{"_ls_product":"kept"}})");
  CHECK(refusal(R"({"_ls_product":{"a":1}})").find("must be texts") != std::string::npos);
  for (const char* first : {"\"a\"", "\"\"", "null"})
    CHECK(refusal(std::string(R"({"_ls_product":)") + first + R"(,"_ls_product":"b"})").find("Duplicate") !=
          std::string::npos);
}

TEST_CASE("a byte order mark before a line is skipped") {
  CHECK(attributesOf("\xEF\xBB\xBF{\"a\":1}") == R"({"a":1})");
}

TEST_CASE("sixteen levels are taken and seventeen are not") {
  CHECK(read(nested(16)));
  CHECK(refusal(nested(17)).find("16 levels") != std::string::npos);
  CHECK(refusal(nested(100)).find("16 levels") != std::string::npos);
}

TEST_CASE("what cannot be an event's attributes is refused with the reason") {
  CHECK(refusal("[1]").find("object") != std::string::npos);
  CHECK(refusal("7").find("object") != std::string::npos);
  CHECK(refusal(R"({"a":1,"b":{"c":1,"c":2}})").find("twice") != std::string::npos);
  CHECK(refusal(R"({"a":"\u0000"})").find("NUL") != std::string::npos);
  CHECK(refusal("{\"a\":\"\xFF\"}").find("UTF-8") != std::string::npos);
  CHECK(refusal(R"({"a":"\udc00"})").find("surrogate") != std::string::npos);
  CHECK(attributesOf(R"({"a":-1.5E+3})") == R"({"a":-1.5E+3})");
  CHECK(attributesOf(R"({"a":0e400})") == R"({"a":0e400})");
  CHECK(refusal(R"({"a":1e999})").find("number") != std::string::npos);
  CHECK(refusal(R"({"a":1} {)").find("Extra data") != std::string::npos);
  CHECK(refusal(R"({"a":)").find("Expecting value") != std::string::npos);
  CHECK(refusal(R"({"a":")" + std::string(65 * 1024, 'x') + "\"}").find("65536 bytes") != std::string::npos);
}

#include "vedette/json/writer.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "vedette/json/alert_json.hpp"
#include "vedette/json/event_json.hpp"
#include "vedette/json/object.hpp"

using namespace vedette;
using vedette::json::Writer;

TEST_CASE("the writer puts commas and colons where they belong") {
  std::string out = "data: ";
  Writer writer(out);
  writer.startObject().key("a").startArray().endArray().key("b").startArray().text("{").text("[");
  writer.integer(-1)
      .startObject()
      .endObject()
      .endArray()
      .key("c")
      .startObject()
      .key(":")
      .text(":")
      .endObject();
  writer.key("d").null().endObject();
  CHECK(out == R"(data: {"a":[],"b":["{","[",-1,{}],"c":{":":":"},"d":null})");
}

TEST_CASE("the writer escapes what JSON demands and nothing else") {
  std::string out;
  Writer(out).text("<&>\u00e9\"\\\b\f\n\r\t\x01\x1f\x7f/");
  CHECK(out == "\"<&>\u00e9\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\x7f/\"");
}

TEST_CASE("numbers, times and lists are written") {
  std::string out;
  Writer writer(out);
  writer.startArray().integer(std::numeric_limits<std::int64_t>::min());
  writer.count(std::numeric_limits<std::uint64_t>::max()).real(0.1).real(3);
  writer.real(std::numeric_limits<double>::infinity()).boolean(true).boolean(false);
  writer.time(fromMicroseconds(0)).timeOrNull({}).textOrNull({}).texts({"a", "b"}).raw("{}").endArray();
  CHECK(out == R"([-9223372036854775808,18446744073709551615,0.1,3,null,true,false,)"
               R"("1970-01-01T00:00:00.000000Z",null,null,["a","b"],{}])");
}

TEST_CASE("an event is written as the API shows it") {
  const Event event{
      .id = 7,
      .chosenUid = "u",
      .sourceName = "s",
      .eventType = "t",
      .severity = Severity::Low,
      .description = "d",
      .timestamp = {},
      .receivedAt = {},
      .logSource = LogSource{"", "linux", "sshd"},
      .attributes = AttributesBuilder().startObject().set("port", 22).endObject().build().value()};
  std::string out;
  Writer writer(out);
  json::writeEvent(writer, event);
  CHECK(out == R"({"id":7,"uid":"u","source_name":"s","event_type":"t","severity":"low","description":"d",)"
               R"("timestamp":"1970-01-01T00:00:00.000000Z","received_at":"1970-01-01T00:00:00.000000Z",)"
               R"("logsource":{"category":"","product":"linux","service":"sshd"},"attributes":{"port":22}})");
}

TEST_CASE("a text is written whole wherever it needs escapes, however long it is") {
  for (const std::size_t size : {0u, 1u, 7u, 8u, 9u, 40u, 5'000u})
    for (const std::size_t at : {std::size_t{0}, size / 2, size}) {
      std::string value(size, 'x'), expected = value, out = "before ";
      value.insert(at, "\n\x01");
      expected.insert(at, "\\n\\u0001");
      Writer(out).startArray().text(value).text("y").endArray();
      CHECK(out == "before [\"" + expected + "\",\"y\"]");
    }
}

TEST_CASE("a writer that ends before its value leaves what was written, and no more behind a complete one") {
  std::string out;
  Writer(out).startObject().key("a").startArray().integer(1);
  CHECK(out == R"({"a":[1)");
  out.clear();
  {
    Writer writer(out);
    writer.startArray().endArray();
    out += '\n';
  }
  CHECK(out == "[]\n");
}

TEST_CASE("an alert is written as the API shows it") {
  const Alert alert{.id = 3,
                    .title = "T",
                    .description = {},
                    .source = "s",
                    .rule = RuleRef{"r", "n", "k"},
                    .event = 7,
                    .firstSeen = {},
                    .lastSeen = {},
                    .entities = std::vector<Entity>{{"ip", "1.2.3.4"}},
                    .iocs = std::vector<std::string>{"x"},
                    .createdAt = {},
                    .updatedAt = {}};
  std::string out;
  Writer writer(out);
  json::writeAlert(writer, alert);
  CHECK(
      out ==
      R"({"id":3,"title":"T","description":"","severity":"info","status":"new","disposition":null,)"
      R"("source":"s","rule":{"id":"r","name":"n","kind":"k"},"event_id":7,"occurrences":1,)"
      R"("first_seen":"1970-01-01T00:00:00.000000Z","last_seen":"1970-01-01T00:00:00.000000Z",)"
      R"("entities":[{"type":"ip","value":"1.2.3.4"}],"iocs":["x"],"mitre_techniques":[],)"
      R"("affected_assets":[],"assignee":null,"case_id":null,"dedup_hash":null,"metadata":{},)"
      R"("evidence":null,"created_at":"1970-01-01T00:00:00.000000Z","updated_at":"1970-01-01T00:00:00.000000Z",)"
      R"("resolved_at":null})");
}

TEST_CASE("what a rule saw is written as it is kept") {
  Alert alert;
  alert.evidence = Attributes::fromStored(R"({"rule_version":"v1"})");
  std::string out;
  Writer writer(out);
  json::writeAlert(writer, alert);
  CHECK_THAT(out, Catch::Contains(R"("evidence":{"rule_version":"v1"},"created_at":)"));
}

TEST_CASE("lists come back from their columns as they went in") {
  using Texts = std::vector<std::string>;
  for (const Texts& texts :
       {Texts{"a\"b", "", "\u00e9\n"}, Texts{"plain"}, Texts{"", "\u00e9,]", "a longer one"}})
    CHECK(json::toTexts(json::fromTexts(texts)) == texts);
  CHECK(json::toTexts(R"(["a" , "b"])") == Texts{"a", "b"});
  CHECK(json::toTexts("[]").empty());
  CHECK(json::toTexts("garbage").empty());
}

#include <algorithm>
#include <catch2/catch.hpp>

#include "vedette/json/event_json.hpp"

using vedette::FieldError;
using vedette::Violation;
using vedette::json::readEvent;

namespace {

const std::string required =
    R"("source_name":"Firewall","event_type":"intrusion_attempt","severity":"High","description":"Port scan")";

std::vector<FieldError> problemsOf(const std::string& json) {
  const auto event = readEvent(json);
  if (event) return {};
  return event.error().fields;
}

FieldError problem(const std::string& json, const std::string& field) {
  const auto problems = problemsOf(json);
  const auto found =
      std::find_if(problems.begin(), problems.end(), [&](const auto& p) { return p.field == field; });
  CAPTURE(json, field, problems.size());
  REQUIRE(found != problems.end());
  return *found;
}

std::string withMember(const std::string& member) { return "{" + required + "," + member + "}"; }

}  // namespace

TEST_CASE("an event is read with everything that it holds") {
  const auto event = readEvent(withMember(
      R"("uid":"u-1","timestamp":"2026-11-22T09:00:00.5+01:00","logsource":{"product":"linux","service":"sshd"},
         "attributes":{"user":{"name":"root","ids":[1,2.50,true,null,"\u00e9\n"]},"port":22})"));
  REQUIRE(event);
  CHECK(event->uid() == "u-1");
  CHECK(event->sourceName() == "Firewall");
  CHECK(event->eventType() == "intrusion_attempt");
  CHECK(event->severity() == vedette::Severity::High);
  CHECK(event->description() == "Port scan");
  CHECK(event->timestamp() == vedette::parseTimestamp("2026-11-22T08:00:00.5Z"));
  CHECK(event->logSource() == vedette::LogSource{"", "linux", "sshd"});
  CHECK(event->attributes().json() ==
        "{\"user\":{\"name\":\"root\",\"ids\":[1,2.50,true,null,\"\u00e9\\u000a\"]},\"port\":22}");
}

TEST_CASE("every missing field is named at once") {
  const auto problems = problemsOf("{}");
  REQUIRE(problems.size() == 4);
  for (const FieldError& p : problems) CHECK(p.violation == Violation::Required);
}

TEST_CASE("a field of the wrong type is not called missing as well") {
  const auto problems =
      problemsOf(R"({"source_name":5,"event_type":null,"severity":["high"],"description":{}})");
  REQUIRE(problems.size() == 4);
  CHECK(problems[0] ==
        FieldError{"source_name", Violation::WrongType, "Must be a string, not a number.", ""});
  CHECK(problems[1].violation == Violation::Null);
  CHECK(problems[2].violation == Violation::WrongType);
  CHECK(problems[3].violation == Violation::WrongType);
}

TEST_CASE("optional members of the wrong type are refused") {
  const auto [member, field] = GENERATE(table<std::string, std::string>({
      {R"("uid":1)", "uid"},
      {R"("uid":null)", "uid"},
      {R"("timestamp":1763798400)", "timestamp"},
      {R"("timestamp":null)", "timestamp"},
      {R"("logsource":"linux")", "logsource"},
      {R"("logsource":[])", "logsource"},
      {R"("logsource":{"product":1})", "logsource.product"},
      {R"("logsource":{"service":{}})", "logsource.service"},
      {R"("attributes":[])", "attributes"},
      {R"("attributes":"x")", "attributes"},
      {R"("attributes":null)", "attributes"},
  }));
  const auto found = problem(withMember(member), field).violation;
  CHECK((found == Violation::WrongType || found == Violation::Null));
}

TEST_CASE("a time without an offset is refused with an example") {
  const auto found = problem(withMember(R"("timestamp":"2026-11-22 08:00")"), "timestamp");
  CHECK(found.violation == Violation::BadFormat);
  CHECK(found.message.find("2026-11-22T08:00:00Z") != std::string::npos);
}

TEST_CASE("an unknown member is named and told what is allowed") {
  const auto found = problem(withMember(R"("sevrity":{"deep":[1]})"), "sevrity");
  CHECK(found.violation == Violation::Unknown);
  CHECK(found.message.find("source_name, event_type, severity") != std::string::npos);
  CHECK(problem(withMember(R"("logsource":{"vendor":"x"})"), "logsource.vendor").violation ==
        Violation::Unknown);
}

TEST_CASE("an unknown log source may be null, as it is written") {
  CHECK(readEvent(withMember(R"("logsource":null)")));
}

TEST_CASE("what is wrong inside the attributes is a problem of that field") {
  const auto attributes = GENERATE(values<std::string>({
      R"({"a":1,"a":2})",
      R"({"a":{"b":1,"b":2}})",
      R"({"a":"\u0000"})",
      R"({"a":"\udc00"})",
      R"({"a":1e999})",
      R"({"a":)" + std::string(16, '[') + std::string(16, ']') + "}",
      R"({"a":")" + std::string(70'000, 'x') + R"("})",
  }));
  const std::string json = withMember("\"attributes\":" + attributes);
  CHECK_FALSE(problem(json, "attributes").message.empty());
}

TEST_CASE("attributes are kept in compact text, however they were written") {
  const auto [written, kept] = GENERATE(table<std::string, std::string>({
      {R"({})", R"({})"},
      {R"({ })", R"({})"},
      {R"({"":""})", R"({"":""})"},
      {R"({"a":1,"b":"c","d":[1,"e",{}],"f":{"g":null}})",
       R"({"a":1,"b":"c","d":[1,"e",{}],"f":{"g":null}})"},
      {R"({ "a":1})", R"({"a":1})"},
      {R"({"a" :1})", R"({"a":1})"},
      {R"({"a": 1, "b": "c"})", R"({"a":1,"b":"c"})"},
      {R"({"a":1 })", R"({"a":1})"},
      {R"({"a":true })", R"({"a":true})"},
      {R"({"a":{"b":true }})", R"({"a":{"b":true}})"},
      {R"({"a":[true ]})", R"({"a":[true]})"},
      {R"({"a":[ ],"b":[ true,null]})", R"({"a":[],"b":[true,null]})"},
      {R"({"a":"\/","b":"c"})", R"({"a":"/","b":"c"})"},
      {R"({"a":"x\u0041y","\u0062":2})", R"({"a":"xAy","b":2})"},
      {R"({"a":"x\ny"})", R"({"a":"x\u000ay"})"},
      {R"({"a":"\u000a"})", R"({"a":"\u000a"})"},
      {R"({"a":"\\","b":"\\\\","c":"\""})", R"({"a":"\\","b":"\\\\","c":"\""})"},
      {R"({"a":"\b","b":"\u005c\u005C"})", R"({"a":"\u0008","b":"\\\\"})"},
      {"{\"a\":\"\xC3\xA9\"}", "{\"a\":\"\xC3\xA9\"}"},
      {R"({"a":"\u00e9"})", "{\"a\":\"\xC3\xA9\"}"},
  }));
  CAPTURE(written);
  CHECK(readEvent(withMember("\"attributes\":" + written)).value().attributes().json() == kept);
  CHECK(readEvent("{\"attributes\":" + written + "," + required + "}").value().attributes().json() == kept);
}

TEST_CASE("attributes may nest sixteen levels") {
  CHECK(readEvent(withMember(R"("attributes":{"a":)" + std::string(15, '[') + std::string(15, ']') + "}")));
}

TEST_CASE("the domain's own problems are told beside those of the text") {
  const std::string json = R"({"source_name":" ","event_type":"t","severity":"loud","description":1,"x":1})";
  CHECK(problemsOf(json).size() == 4);
  CHECK(problem(json, "source_name").violation == Violation::Blank);
  CHECK(problem(json, "severity").violation == Violation::NotAChoice);
  CHECK(problem(json, "severity").value == "loud");
}

TEST_CASE("a member that stands twice is refused by its name") {
  CHECK(problem(withMember(R"("severity":"Low")"), "severity").message.find("twice") != std::string::npos);
}

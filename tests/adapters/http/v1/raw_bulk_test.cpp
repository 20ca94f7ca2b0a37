#include <catch2/catch.hpp>

#include "http_client.hpp"
#include "test_server.hpp"

namespace vedette::test {

namespace {

const HttpFields ndjson{{"Content-Type", "application/x-ndjson"}};
const std::string bulk = "/api/v1/events/bulk";

SourceProfiles profiles() {
  SourceProfiles all;
  ProfileText zeek{.name = "zeek", .chosenBy = {{"", "zeek", ""}}};
  zeek.logSource = {"", "zeek", "{_path}"};
  zeek.timestamp = {{"ts", {TimeFormat::EpochSeconds}}};
  zeek.eventType = {"zeek {_path}"};
  all.put(must(SourceProfile::compile(zeek)));
  ProfileText trail{.name = "trail", .uid = "{eventID}", .envelope = "Records"};
  trail.eventType = {"{eventName}"};
  all.put(must(SourceProfile::compile(trail)));
  return all;
}

class RawBulk {
 public:
  RawBulk() { client.bearer(server.token("admin")); }

  HttpResponse send(const std::string& query, const std::string& body) {
    return client.request("POST", bulk + query, body, ndjson);
  }
  std::string events() { return client.request("GET", "/api/v1/events?ordering=timestamp").body; }

  TestServer server{{}, RuleSet::builtIn(), profiles()};
  HttpClient client{server.port()};
};

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("raw lines are stored as the profile of their product reads them") {
  RawBulk raw;
  const auto answer = raw.send(
      "?format=raw&source_name=sensor-1&product=zeek",
      "{\"ts\":1614600000.5,\"_path\":\"dns\",\"id.orig_h\":\"10.1.1.1\"}\n{\"_path\":\"conn\"}\n[1]\n");
  CHECK(answer.status == 200);
  CHECK(answer.body.starts_with(
      R"({"accepted":2,"duplicates":0,"rejected":1,"alerts":0,"errors":[{"line":3,"detail":"Expected a JSON object)"));
  CHECK(holds(answer.body, R"("without_timestamp":1})"));
  const std::string stored = raw.events();
  INFO(stored);
  CHECK(holds(stored, R"("source_name":"sensor-1","event_type":"zeek dns","severity":"info")"));
  CHECK(holds(stored, R"("timestamp":"2021-03-01T12:00:00.500000Z")"));
  CHECK(holds(stored, R"("logsource":{"category":"","product":"zeek","service":"dns"})"));
  CHECK(holds(stored, R"("attributes":{"ts":1614600000.5,"_path":"dns","id.orig_h":"10.1.1.1"})"));
  CHECK(holds(stored, R"("timestamp":"2026-11-22T08:00:00.123456Z")"));
}

TEST_CASE("a profile can be named, and its envelopes hold events of their own uid") {
  RawBulk raw;
  const std::string records =
      R"({"Records":[{"eventID":"a","eventName":"X"},{"eventID":"b"},{"eventID":"a"},{"bad":}]})";
  const auto answer = raw.send("?format=raw&source_name=aws&profile=trail&product=aws", records);
  INFO(answer.body);
  CHECK(answer.body.starts_with(
      R"({"accepted":2,"duplicates":1,"rejected":1,"alerts":0,"errors":[{"line":4,)"));
}

TEST_CASE("an unknown product is read by the generic profile") {
  RawBulk raw;
  CHECK(holds(raw.send("?format=raw&source_name=s&product=toaster", "{\"a\":1}\n").body, R"("accepted":1)"));
  CHECK(holds(raw.events(), R"("logsource":{"category":"","product":"toaster","service":""})"));
}

TEST_CASE("what the query of a bulk request may not say is named with what it may") {
  RawBulk raw;
  const auto refused = [&](const std::string& query) {
    const auto answer = raw.send(query, "{}\n");
    CHECK(answer.status == 400);
    return answer.body;
  };
  CHECK(holds(refused("?format=xml"), "json, ndjson, raw"));
  CHECK(holds(refused("?format=raw"), R"("source_name":["format=raw wants this parameter."])"));
  CHECK(holds(refused("?format=raw&source_name=%20"), "Must not be blank."));
  CHECK(holds(refused("?format=raw&source_name=s&profile=zeeek"), "generic, zeek, trail"));
  CHECK(holds(refused("?format=raw&source_name=s&produkt=zeek"),
              "Allowed: format, source_name, product, category, service, profile."));
  CHECK(holds(refused("?source_name=s"), "Only format=raw takes this parameter."));
}

TEST_CASE("the usual lines can be asked for by name") {
  RawBulk raw;
  const std::string event = R"({"source_name":"s","event_type":"t","severity":"low","description":"d"})";
  for (const char* query : {"", "?format=json", "?format=ndjson"}) {
    const auto answer = raw.send(query, event);
    CHECK(answer.status == 200);
    CHECK(answer.body == R"({"accepted":1,"duplicates":0,"rejected":0,"alerts":0,"errors":[]})");
  }
}

}  // namespace vedette::test

#include <future>

#include "django_client.hpp"

using namespace vedette::test;

namespace {

std::string event(int id, const std::string& severity) {
  return R"({"id":)" + std::to_string(id) + R"(,"source_name":"Firewall","event_type":"intrusion_attempt",)" +
         R"("severity":")" + severity + R"(","description":"Port scan","timestamp":")" + now + "\"}";
}

std::string page(const std::string& results, int count) {
  return R"({"count":)" + std::to_string(count) + R"(,"next":null,"previous":null,"results":[)" + results +
         "]}";
}

}  // namespace

TEST_CASE("django: a posted event comes back with its id and the server's time") {
  Django django;
  check(django.post("/api/events/", R"({"id":77,"timestamp":"2001-01-01T00:00:00Z","unknown":{"a":[1]},)"
                                    R"("source_name":" Firewall ","event_type":"intrusion_attempt",)"
                                    R"("severity":"High","description":"Port scan"})"),
        201, event(1, "High"));
  check(django.get("/api/events/1/"), 200, event(1, "High"));
  check(django.as("analyst", "GET", "/api/events/"), 200, page(event(1, "High"), 1));
}

TEST_CASE("django: an event needs its four texts") {
  Django django;
  check(django.post("/api/events/", "{}"), 400,
        R"({"source_name":["This field is required."],"event_type":["This field is required."],)"
        R"("severity":["This field is required."],"description":["This field is required."]})");
  check(django.post("/api/events/",
                    R"({"source_name":"  ","event_type":null,"severity":"Bogus","description":[]})"),
        400,
        R"({"source_name":["This field may not be blank."],"event_type":["This field may not be null."],)"
        R"("severity":["\"Bogus\" is not a valid choice."],"description":["Not a valid string."]})");
  check(django.get("/api/events/"), 200, page("", 0));
}

TEST_CASE("django: severities are compared with their case") {
  Django django;
  for (const std::string word : {"high", "HIGH", "Info", "", " High"}) {
    check(django.post("/api/events/", R"({"source_name":"f","event_type":"t","severity":")" + word +
                                          R"(","description":"d"})"),
          400, R"({"severity":["\")" + word + R"(\" is not a valid choice."]})");
  }
  check(django.post("/api/events/",
                    R"({"source_name":"f","event_type":"t","severity":null,"description":"d"})"),
        400, R"({"severity":["This field may not be null."]})");
}

TEST_CASE("django: texts of an event have their lengths") {
  Django django;
  const auto body = [](std::size_t source, std::size_t type) {
    return R"({"source_name":")" + std::string(source, 's') + R"(","event_type":")" + std::string(type, 't') +
           R"(","severity":"Low","description":"d"})";
  };
  CHECK(django.post("/api/events/", body(255, 100)).status == 201);
  check(django.post("/api/events/", body(256, 101)), 400,
        R"({"source_name":["Ensure this field has no more than 255 characters."],)"
        R"("event_type":["Ensure this field has no more than 100 characters."]})");
}

TEST_CASE("django: numbers are taken as texts, booleans are not") {
  Django django;
  const auto answer =
      django.post("/api/events/", R"({"source_name":7,"event_type":1.5,"severity":"Low","description":"d"})");
  CHECK(answer.status == 201);
  CHECK(answer.body.find(R"("source_name":"7","event_type":"1.5")") != std::string::npos);
  check(
      django.post("/api/events/", R"({"source_name":true,"event_type":"t","severity":5,"description":"d"})"),
      400, R"({"source_name":["Not a valid string."],"severity":["\"5\" is not a valid choice."]})");
}

TEST_CASE("django: events filter by severity, a part of the type and the source") {
  Django django;
  django.addEvent("Low", "Firewall", "port_scan");
  django.addEvent("High", "IDS", "Intrusion_Attempt");
  django.addEvent("High", "Firewall", "login");
  const auto ids = [&](const std::string& query) { return idsIn(django.get("/api/events/?" + query).body); };
  CHECK(ids("") == std::vector<int>{3, 2, 1});
  CHECK(ids("severity=High") == std::vector<int>{3, 2});
  CHECK(ids("severity=") == std::vector<int>{3, 2, 1});
  CHECK(ids("severity=Bogus&severity=Low") == std::vector<int>{1});
  CHECK(ids("event_type=SION_att") == std::vector<int>{2});
  CHECK(ids("source_name=Firewall") == std::vector<int>{3, 1});
  CHECK(ids("source_name=firewall").empty());
  CHECK(ids("source_name=Fire").empty());
  CHECK(ids("source_name=Firewall&severity=High") == std::vector<int>{3});
  CHECK(ids("unknown=1&limit=1&page_size=1") == std::vector<int>{3, 2, 1});
}

TEST_CASE("django: a filter that is no choice is refused") {
  Django django;
  check(django.get("/api/events/?severity=Bogus"), 400,
        R"({"severity":["Select a valid choice. Bogus is not one of the available choices."]})");
  check(django.get("/api/events/?severity=high"), 400,
        R"({"severity":["Select a valid choice. high is not one of the available choices."]})");
}

TEST_CASE("django: events are ordered by time, rank of severity and source") {
  Django django;
  for (const char* severity : {"Medium", "Critical", "Low", "High"}) {
    django.addEvent(severity, severity == std::string("Low") ? "B" : "A");
    django.server.clock.advance(std::chrono::seconds(1));
  }
  const auto ids = [&](const std::string& order) {
    return idsIn(django.get("/api/events/?ordering=" + order).body);
  };
  CHECK(ids("severity") == std::vector<int>{3, 1, 4, 2});
  CHECK(ids("-severity") == std::vector<int>{2, 4, 1, 3});
  CHECK(ids("timestamp") == std::vector<int>{1, 2, 3, 4});
  CHECK(ids("-timestamp") == std::vector<int>{4, 3, 2, 1});
  CHECK(ids("-source_name,severity") == std::vector<int>{3, 1, 4, 2});
  CHECK(ids("bogus,%20-severity") == std::vector<int>{2, 4, 1, 3});
  CHECK(ids("bogus,description") == std::vector<int>{4, 3, 2, 1});
}

TEST_CASE("django: events never change") {
  Django django;
  django.addEvent("High");
  for (const std::string method : {"PUT", "PATCH", "DELETE"}) {
    const auto answer = django.as("admin", method, "/api/events/1/", "{}");
    check(answer, 405, R"({"detail":"Method \")" + method + R"(\" not allowed."})");
    CHECK(answer.field("allow") == "GET, HEAD, OPTIONS");
  }
  check(django.get("/api/events/1/"), 200, event(1, "High"));
}

TEST_CASE("django: an id that names no event is not found") {
  Django django;
  for (const std::string path : {"/api/events/99/", "/api/events/abc/", "/api/events/1.5/"})
    check(django.get(path), 404, R"({"detail":"Not found."})");
}

TEST_CASE("django: informational events of other clients read as Low") {
  Django django;
  vedette::EventDraft draft{.sourceName = "s", .eventType = "t", .severity = "info", .description = "d"};
  vedette::Submission submission{vedette::Principal::system(), {}};
  submission.events.push_back(must(vedette::NewEvent::accept(draft)));
  std::promise<void> stored;
  REQUIRE(django.server.lane.submit(std::move(submission), [&](auto) { stored.set_value(); }));
  stored.get_future().wait();
  CHECK(django.get("/api/events/1/").body.find(R"("severity":"Low")") != std::string::npos);
  CHECK(idsIn(django.get("/api/events/?severity=Low").body) == std::vector<int>{1});
  CHECK(idsIn(django.get("/api/events/?severity=Medium").body).empty());
}

#include "django_client.hpp"

using namespace vedette;
using namespace vedette::test;

namespace {

std::string alert(int id, const std::string& status, const std::string& resolvedAt = "null",
                  const std::string& severity = "High") {
  return R"({"id":)" + std::to_string(id) + R"(,"event":{"id":)" + std::to_string(id) +
         R"(,"source_name":"Firewall","event_type":"intrusion_attempt","severity":")" + severity +
         R"(","description":"Port scan","timestamp":")" + now + R"("},"status":")" + status +
         R"(","created_at":")" + now + R"(","resolved_at":)" + resolvedAt + "}";
}

const std::string path = "/api/alerts/1/";
const std::string later = "\"2026-11-22T08:00:05.123456Z\"";

AlertStatus statusOf(Django& django) {
  return must(django.server.core.alerts.find(Principal::system(), 1)).alert.status;
}

void setStatus(Django& django, AlertStatus status) {
  AlertPatch patch;
  patch.status = status;
  REQUIRE(django.server.core.triage.change(Principal::system(), 1, patch));
}

HttpResponse patch(Django& django, const std::string& status) {
  return django.as("responder", "PATCH", path, R"({"status":")" + status + "\"}");
}

}  // namespace

TEST_CASE("django: High and Critical events raise one alert each, others none") {
  Django django;
  for (const char* severity : {"Low", "Medium", "High", "Critical", "High"}) django.addEvent(severity);
  const auto answer = django.as("analyst", "GET", "/api/alerts/");
  CHECK(answer.body.starts_with(R"({"count":3,)"));
  CHECK(idsIn(answer.body, R"("event":{"id":)") == std::vector<int>{5, 4, 3});
}

TEST_CASE("django: an alert shows the event behind it") {
  Django django;
  django.addEvent("High");
  check(django.get(path), 200, alert(1, "Open"));
  check(django.get("/api/alerts/"), 200,
        R"({"count":1,"next":null,"previous":null,"results":[)" + alert(1, "Open") + "]}");
}

TEST_CASE("django: PATCH answers with the status alone, and resolved_at keeps the first time") {
  Django django;
  django.addEvent("High");
  django.server.clock.advance(std::chrono::seconds(5));
  check(patch(django, "Resolved"), 200, R"({"status":"Resolved"})");
  check(django.get(path), 200, alert(1, "Resolved", later));
  django.server.clock.advance(std::chrono::seconds(5));
  check(patch(django, "Resolved"), 200, R"({"status":"Resolved"})");
  check(django.get(path), 200, alert(1, "Resolved", later));
  check(patch(django, "Acknowledged"), 200, R"({"status":"Acknowledged"})");
  check(django.get(path), 200, alert(1, "Acknowledged"));
  check(patch(django, "Open"), 200, R"({"status":"Open"})");
  check(django.get(path), 200, alert(1, "Open"));
}

TEST_CASE("django: PATCH without a status tells the present one, a bad one is refused") {
  Django django;
  django.addEvent("High");
  check(django.as("admin", "PATCH", path, "{}"), 200, R"({"status":"Open"})");
  check(django.as("admin", "PATCH", path), 200, R"({"status":"Open"})");
  check(patch(django, "Bogus"), 400, R"({"status":["\"Bogus\" is not a valid choice."]})");
  check(patch(django, "resolved"), 400, R"({"status":["\"resolved\" is not a valid choice."]})");
  check(django.as("admin", "PATCH", path, R"({"status":null})"), 400,
        R"({"status":["This field may not be null."]})");
  check(django.as("admin", "PATCH", path, "status=Resolved", formType), 200, R"({"status":"Resolved"})");
}

TEST_CASE("django: six statuses read as three, and setting what it reads as already keeps it") {
  Django django;
  django.addEvent("High");
  for (const auto& [status, word] : {std::pair{AlertStatus::New, "Open"},
                                     {AlertStatus::Triaged, "Acknowledged"},
                                     {AlertStatus::Investigating, "Acknowledged"},
                                     {AlertStatus::Escalated, "Acknowledged"},
                                     {AlertStatus::FalsePositive, "Resolved"},
                                     {AlertStatus::Resolved, "Resolved"}}) {
    setStatus(django, status);
    CHECK(django.as("admin", "PATCH", path).body == R"({"status":")" + std::string(word) + "\"}");
    CHECK(patch(django, word).status == 200);
    CHECK(statusOf(django) == status);
    CHECK(django.get("/api/alerts/?status=" + std::string(word)).body.starts_with(R"({"count":1,)"));
  }
  patch(django, "Open");
  CHECK(statusOf(django) == AlertStatus::New);
  patch(django, "Acknowledged");
  CHECK(statusOf(django) == AlertStatus::Triaged);
  patch(django, "Resolved");
  CHECK(statusOf(django) == AlertStatus::Resolved);
}

TEST_CASE("django: PUT needs the event of the alert and answers with all of it") {
  Django django;
  django.addEvent("High");
  check(django.as("admin", "PUT", path, R"({"status":"Acknowledged"})"), 400,
        R"({"event_id":["This field is required."]})");
  check(django.as("admin", "PUT", path, R"({"event_id":2})"), 400,
        R"({"event_id":["The event of an alert cannot be changed."]})");
  check(django.as("admin", "PUT", path, R"({"event_id":1,"status":"Acknowledged"})"), 200,
        alert(1, "Acknowledged"));
  check(django.as("admin", "PUT", path, R"({"event_id":"1"})"), 200, alert(1, "Acknowledged"));
}

TEST_CASE("django: an alert by hand needs an event that is there") {
  Django django;
  django.addEvent("Low");
  check(django.as("responder", "POST", "/api/alerts/", R"({"event_id":1})"), 201,
        alert(1, "Open", "null", "Low"));
  CHECK(django.post("/api/alerts/", R"({"event_id":1,"status":"Resolved"})")
            .body.find(R"("status":"Resolved","created_at":")" + now + R"(","resolved_at":")" + now + "\"") !=
        std::string::npos);
  check(django.post("/api/alerts/", R"({"event_id":99})"), 400,
        R"({"event_id":["Invalid pk \"99\" - object does not exist."]})");
  check(django.post("/api/alerts/", R"({"event_id":"x","status":"Bogus"})"), 400,
        R"({"event_id":["A valid integer is required."],"status":["\"Bogus\" is not a valid choice."]})");
  check(django.post("/api/alerts/", "{}"), 400, R"({"event_id":["This field is required."]})");
}

TEST_CASE("django: a removed alert is gone and its event stays") {
  Django django;
  django.addEvent("High");
  check(django.as("admin", "DELETE", path), 204, "");
  check(django.get(path), 404, R"({"detail":"Not found."})");
  CHECK(django.as("admin", "DELETE", path).status == 404);
  CHECK(django.get("/api/events/1/").status == 200);
}

TEST_CASE("django: alerts filter by status and by the severity of the event") {
  Django django;
  for (const char* severity : {"High", "Critical", "High"}) django.addEvent(severity);
  REQUIRE(patch(django, "Acknowledged").status == 200);
  REQUIRE(django.as("admin", "PATCH", "/api/alerts/2/", R"({"status":"Resolved"})").status == 200);
  const auto events = [&](const std::string& query) {
    return idsIn(django.get("/api/alerts/?" + query).body, R"("event":{"id":)");
  };
  CHECK(events("severity=Critical") == std::vector<int>{2});
  CHECK(events("severity=High&status=Open") == std::vector<int>{3});
  CHECK(events("status=Acknowledged") == std::vector<int>{1});
  CHECK(events("ordering=created_at") == std::vector<int>{3, 2, 1});  // one instant: the newest first
  CHECK(events("ordering=status") == std::vector<int>{1, 3, 2});
  CHECK(events("ordering=-status") == std::vector<int>{2, 3, 1});
  CHECK(events("ordering=-event__severity") == std::vector<int>{2, 3, 1});
  check(django.get("/api/alerts/?status=open&severity=Bogus"), 400,
        R"({"status":["Select a valid choice. open is not one of the available choices."],)"
        R"("severity":["Select a valid choice. Bogus is not one of the available choices."]})");
}

TEST_CASE("django: alerts without an event behind them do not exist here") {
  Django django;
  AlertReport report{.title = "By hand", .severity = "high", .source = "analyst"};
  REQUIRE(django.server.core.triage.report(Principal::system(), report));
  CHECK(django.get("/api/alerts/").body == R"({"count":0,"next":null,"previous":null,"results":[]})");
  for (const std::string method : {"GET", "PUT", "PATCH", "DELETE"})
    check(django.as("admin", method, path, method == "GET" ? "" : "{}"), 404, R"({"detail":"Not found."})");
}

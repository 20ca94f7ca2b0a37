#include "django_client.hpp"

using namespace vedette::test;

TEST_CASE("django: a path without its slash is redirected to the one with it") {
  Django django;
  for (const std::string path :
       {"/api/events", "/api/events/1", "/api/users/me", "/api/auth/token", "/api"}) {
    const auto answer = django.get(path);
    CHECK(answer.status == 301);
    CHECK(answer.field("location") == path + "/");
  }
  CHECK(django.get("/api/events?severity=High").field("location") == "/api/events/?severity=High");
  CHECK(django.post("/api/events", "{}").status == 301);
}

TEST_CASE("django: an unknown path is not found, in JSON") {
  Django django;
  for (const std::string path : {"/api/nothing/", "/api/nothing", "/api/events/1/x/"}) {
    INFO(path);
    const auto answer = django.get(path);
    check(answer, 404, R"({"detail":"Not found."})");
    CHECK(answer.field("content-type") == "application/json");
  }
}

TEST_CASE("django: a method that a path does not know is refused with those that it does") {
  Django django;
  const std::vector<std::pair<std::string, std::string>> paths{
      {"/api/", "GET, HEAD, OPTIONS"},
      {"/api/users/me/", "GET, HEAD, OPTIONS"},
      {"/api/auth/token/", "POST, OPTIONS"},
      {"/api/auth/token/refresh/", "POST, OPTIONS"},
      {"/api/users/", "GET, POST, HEAD, OPTIONS"},
      {"/api/users/1/", "GET, PUT, PATCH, DELETE, HEAD, OPTIONS"},
      {"/api/events/", "GET, POST, HEAD, OPTIONS"},
      {"/api/events/1/", "GET, HEAD, OPTIONS"},
      {"/api/alerts/", "GET, POST, HEAD, OPTIONS"},
      {"/api/alerts/1/", "GET, PUT, PATCH, DELETE, HEAD, OPTIONS"}};
  for (const auto& [path, allow] : paths) {
    CHECK(django.as("admin", "OPTIONS", path).field("allow") == allow);
    for (const std::string method : {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
      INFO(method << ' ' << path);
      const auto answer = django.as("admin", method, path, method == "GET" ? "" : "{}");
      if (answer.status != 204 || method != "DELETE") CHECK(answer.field("allow") == allow);
      CHECK((answer.status == 405) == (allow.find(method) == std::string::npos));
      if (answer.status == 405)
        CHECK(answer.body == R"({"detail":"Method \")" + method + R"(\" not allowed."})");
    }
  }
}

TEST_CASE("django: every answer carries the headers of the API") {
  Django django;
  for (const std::string path :
       {"/api/", "/api/events/", "/api/events/9/", "/api/nothing/", "/api/users/me/"}) {
    INFO(path);
    const auto answer = django.get(path);
    CHECK(answer.field("vary") == "Accept");
    CHECK(answer.field("x-frame-options") == "DENY");
    CHECK(answer.field("x-content-type-options") == "nosniff");
    CHECK(answer.field("referrer-policy") == "same-origin");
    CHECK(answer.field("content-type") == "application/json");
  }
  CHECK(django.as("", "GET", "/api/events/").field("allow") == "GET, POST, HEAD, OPTIONS");
}

TEST_CASE("django: the root links to the lists") {
  Django django;
  const std::string host = "http://localhost:" + std::to_string(django.server.port());
  check(django.as("viewer", "GET", "/api/"), 200,
        R"({"users":")" + host + R"(/api/users/","events":")" + host + R"(/api/events/","alerts":")" + host +
            R"(/api/alerts/"})");
}

TEST_CASE("django: OPTIONS tells what a path is, and the fields to those who may write them") {
  Django django;
  const auto forAdmin = django.as("admin", "OPTIONS", "/api/events/");
  CHECK(forAdmin.status == 200);
  CHECK(forAdmin.body.starts_with(R"({"name":"Event List","description":")"));
  CHECK(forAdmin.body.find(R"("renders":["application/json","text/html"],"parses":["application/json",)"
                           R"("application/x-www-form-urlencoded","multipart/form-data"])") !=
        std::string::npos);
  CHECK(forAdmin.body.find(R"("actions":{"POST":{"id":{"type":"integer")") != std::string::npos);
  CHECK(django.as("analyst", "OPTIONS", "/api/events/").body.find("actions") == std::string::npos);
  CHECK(django.as("admin", "OPTIONS", "/api/alerts/1/").body.find(R"("actions":{"PUT":)") !=
        std::string::npos);
  CHECK(django.as("", "OPTIONS", "/api/auth/token/").body.starts_with(R"({"name":"Token Obtain Pair")"));
  CHECK(django.as("", "OPTIONS", "/api/events/").status == 401);
  CHECK(django.as("analyst", "OPTIONS", "/api/users/").status == 403);
}

TEST_CASE("django: HEAD answers as GET without the body") {
  Django django;
  django.http.bearer(django.server.token("admin"));
  django.http.send("HEAD /api/events/ HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " +
                   django.server.token("admin") + "\r\n\r\n");
  const auto answer = django.http.receive(true);
  REQUIRE(answer);
  CHECK(answer->status == 200);
  CHECK(answer->field("content-length") == std::to_string(django.get("/api/events/").body.size()));
}

TEST_CASE("django: the format may stand in the query or behind the path") {
  Django django;
  django.addEvent("High");
  const std::string list = django.get("/api/events/").body;
  for (const std::string path : {"/api/events/?format=json", "/api/events.json"})
    check(django.get(path), 200, list);
  CHECK(django.get("/api/events.json").field("allow") == "GET, POST, HEAD, OPTIONS");
  CHECK(django.get("/api/events/1.json").field("location") == "/api/events/1.json/");
  check(django.get("/api/events/1.json/"), 200, django.get("/api/events/1/").body);
}

TEST_CASE("django: a browser gets a page that shows the answer and runs nothing of it") {
  Django django;
  django.addEvent("Low", "<script>alert(1)</script>");
  django.http.bearer(django.server.token("admin"));
  const HttpFields browser{{"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"}};
  const auto page = django.http.get("/api/events/", browser);
  CHECK(page.status == 200);
  CHECK(page.field("content-type") == "text/html; charset=utf-8");
  CHECK(page.body.find("<h1>Event List</h1>") != std::string::npos);
  CHECK(page.body.find("&lt;script&gt;alert(1)&lt;/script&gt;") != std::string::npos);
  CHECK(page.body.find("<script") == std::string::npos);
  CHECK(django.http.get("/api/events/?format=json", browser).field("content-type") == "application/json");
  CHECK(django.http.get("/api/events/", {{"Accept", "application/json, text/html"}}).field("content-type") ==
        "application/json");
}

TEST_CASE("django: a malformed query is refused") {
  Django django;
  for (const std::string query : {"severity=%zz", "source_name=%00", "event_type=%ff"})
    CHECK(django.get("/api/events/?" + query).status == 400);
}

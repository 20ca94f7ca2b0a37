#include "django_client.hpp"

using namespace vedette::test;

TEST_CASE("django: its Swagger document is public and names every path") {
  Django django;
  const auto answer = django.as("", "GET", "/swagger.json");
  CHECK(answer.status == 200);
  CHECK(answer.field("content-type") == "application/json");
  CHECK(answer.body.find(R"("swagger": "2.0")") != std::string::npos);
  CHECK(answer.body.find("Threat Monitoring & Alert Management Platform API") != std::string::npos);
  for (const std::string path : {"/", "/auth/token/", "/auth/token/refresh/", "/users/", "/users/me/",
                                 "/users/{id}/", "/events/", "/events/{id}/", "/alerts/", "/alerts/{id}/"})
    CHECK(answer.body.find('"' + path + "\": {") != std::string::npos);
}

TEST_CASE("django: its Swagger document says of every operation that it may have to wait") {
  Django django;
  const std::string document = django.as("", "GET", "/swagger.json").body;
  const auto countOf = [&](std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = document.find(part, at)) != document.npos; at += part.size()) ++count;
    return count;
  };
  CHECK(countOf("\"operationId\"") > 0);
  CHECK(countOf(R"("429": {"$ref": "#/responses/Throttled"})") == countOf("\"operationId\""));
  CHECK(countOf(R"("503": {"$ref": "#/responses/Unavailable"})") == countOf("\"operationId\""));
}

TEST_CASE("django: the root of the server leads to the page of the document") {
  Django django;
  const auto answer = django.as("", "GET", "/");
  CHECK(answer.status == 302);
  CHECK(answer.field("location") == "/swagger/");
}

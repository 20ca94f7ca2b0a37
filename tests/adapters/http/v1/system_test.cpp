#include <catch2/catch.hpp>

#include "http_client.hpp"
#include "resources/system/gunzip.hpp"
#include "test_server.hpp"

namespace vedette::test {

TEST_CASE("metrics are Prometheus text, and each family is typed once") {
  TestServer server;
  HttpClient client{server.port()};
  client.bearer(server.token("viewer"));
  client.get("/health");
  const HttpResponse answer = client.get("/metrics");
  CHECK(answer.field("content-type") == "text/plain; version=0.0.4; charset=utf-8");
  CHECK(answer.body.find("# TYPE vedette_build_info gauge\nvedette_build_info{version=\"test\"} 1\n") !=
        std::string::npos);
  const std::string histogram = "# TYPE vedette_http_request_duration_seconds histogram\n";
  const auto first = answer.body.find(histogram);
  REQUIRE(first != std::string::npos);
  CHECK(answer.body.find(histogram, first + 1) == std::string::npos);
  CHECK(answer.body.find("# TYPE vedette_http_request_duration_seconds_sum") == std::string::npos);
}

TEST_CASE("the page of the documents runs under a policy without inline script") {
  TestServer server;
  HttpClient client{server.port()};
  const HttpResponse page = client.get("/swagger/");
  CHECK(page.status == 200);
  CHECK(page.field("content-type") == "text/html; charset=utf-8");
  CHECK(page.field("content-security-policy").find("script-src 'self'") != std::string::npos);
  CHECK(page.field("content-security-policy").find("unsafe") == std::string::npos);
  CHECK(page.body.find("http://") == std::string::npos);
  CHECK(client.get("/redoc/").body == page.body);
}

TEST_CASE("an asset is sent compressed only to those who take it") {
  TestServer server;
  HttpClient client{server.port()};
  const std::string script = "/swagger/swagger-ui-bundle.js";
  const HttpResponse plain = client.get(script);
  if (plain.status == 404) return;  // built without Swagger UI
  CHECK_FALSE(plain.has("content-encoding"));
  CHECK(plain.body.size() > 1'000'000);
  const HttpResponse compressed = client.get(script, {{"Accept-Encoding", "br, gzip;q=0.8"}});
  CHECK(compressed.field("content-encoding") == "gzip");
  CHECK(http::gunzip(compressed.body) == plain.body);
  CHECK_FALSE(client.get(script, {{"Accept-Encoding", "gzip;q=0"}}).has("content-encoding"));
}

}  // namespace vedette::test

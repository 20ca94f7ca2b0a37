#include <catch2/catch.hpp>

#include "http_client.hpp"
#include "resources/system/gunzip.hpp"
#include "routing/content_coding.hpp"
#include "test_server.hpp"

namespace vedette::test {
namespace {

struct Reader {
  TestServer server;
  HttpClient client{server.port()};

  Reader() {
    client.bearer(server.token("admin"));
    for (int i = 0; i < 20; ++i) client.request("POST", "/api/v1/events", event, json);
  }
  HttpResponse get(const std::string& target, const std::string& codings) {
    return client.request("GET", target, "", {{"Accept-Encoding", codings}});
  }

  const HttpFields json{{"Content-Type", "application/json"}};
  const std::string event =
      R"({"source_name":"a","event_type":"b","severity":"high","description":"something happened again"})";
};

}  // namespace

TEST_CASE("a long answer is compressed for who asks, and holds the same") {
  Reader reader;
  const HttpResponse plain = reader.get("/api/v1/events", "identity");
  const HttpResponse small = reader.get("/api/v1/events", "br, gzip;q=0.8");
  CHECK(plain.field("content-encoding").empty());
  CHECK(plain.field("vary") == "Accept-Encoding");
  CHECK(small.field("content-encoding") == "gzip");
  CHECK(small.field("vary") == "Accept-Encoding");
  CHECK(small.body.size() * 4 < plain.body.size());
  CHECK(http::gunzip(small.body) == plain.body);
  CHECK(http::gunzip(reader.get("/api/alerts/", "gzip").body) == reader.get("/api/alerts/", "").body);
}

TEST_CASE("a short answer and one that an ETag names stay as they are") {
  Reader reader;
  CHECK(reader.get("/api/v1/events?limit=1", "gzip").field("content-encoding").empty());
  const HttpResponse alert = reader.get("/api/v1/alerts/1", "gzip");
  CHECK_FALSE(alert.field("etag").empty());
  CHECK(alert.field("content-encoding").empty());
}

TEST_CASE("Accept-Encoding allows gzip by name or by a star, and forbids it by a weight of nothing") {
  CHECK(http::acceptsGzip("gzip"));
  CHECK(http::acceptsGzip("deflate, GZip;q=0.5"));
  CHECK(http::acceptsGzip("*"));
  CHECK(http::acceptsGzip("br;q=1, *;q=0.1"));
  CHECK_FALSE(http::acceptsGzip(""));
  CHECK_FALSE(http::acceptsGzip("br"));
  CHECK_FALSE(http::acceptsGzip("gzip;q=0"));
  CHECK_FALSE(http::acceptsGzip("gzip; q=0.000, *"));
  CHECK_FALSE(http::acceptsGzip("*;q=0"));
}

}  // namespace vedette::test

#include <catch2/catch.hpp>

#include "http_client.hpp"
#include "test_server.hpp"

namespace vedette::test {

namespace {

const HttpFields json{{"Content-Type", "application/json"}};

class Desk {
 public:
  Desk() : client_(server_.port()) {
    client_.bearer(server_.token("responder"));
    for (const std::string title : {"one", "two", "three"}) {
      const std::string body = R"({"title":")" + title + R"(","severity":"high","source":"a, b"})";
      REQUIRE(client_.request("POST", "/api/v1/alerts", body, json).status == 201);
    }
  }

  HttpResponse get(const std::string& path, const HttpFields& fields = {}) {
    return client_.get("/api/v1/alerts" + path, fields);
  }
  HttpResponse patch(const std::string& body, const std::string& ifMatch) {
    return client_.request("PATCH", "/api/v1/alerts/1", body,
                           {{"Content-Type", "application/json"}, {"If-Match", ifMatch}});
  }
  HttpResponse bulk(const std::string& body) {
    return client_.request("POST", "/api/v1/alerts/bulk", body, json);
  }

 private:
  TestServer server_;
  HttpClient client_;
};

}  // namespace

TEST_CASE("a change is refused when the alert has another version than If-Match names") {
  Desk desk;
  CHECK(desk.get("/1").field("etag") == "\"1\"");
  CHECK(desk.patch(R"({"status":"triaged"})", "\"2\"").status == 412);
  CHECK(desk.patch(R"({"status":"triaged"})", "W/\"1\"").status == 412);
  const HttpResponse changed = desk.patch(R"({"status":"triaged"})", "\"9\", \"1\"");
  CHECK(changed.status == 200);
  CHECK(changed.field("etag") == "\"2\"");
  CHECK(desk.patch(R"({"status":"new"})", "\"1\"").status == 412);
  CHECK(desk.patch(R"({"status":"new"})", "*").status == 200);
  CHECK(desk.patch(R"({"status":"new"})", "2").status == 400);
}

TEST_CASE("an alert that the client has is not sent again") {
  Desk desk;
  const HttpResponse known = desk.get("/1", {{"If-None-Match", "W/\"1\""}});
  CHECK(known.status == 304);
  CHECK(known.body.empty());
  CHECK(known.field("etag") == "\"1\"");
  CHECK(desk.get("/1", {{"If-None-Match", "\"0\""}}).status == 200);
}

TEST_CASE("a walk by cursor shows every alert once, and the last page says so") {
  Desk desk;
  const HttpResponse first = desk.get("?limit=2");
  const std::string key = R"("next_cursor":")";
  const auto at = first.body.find(key);
  REQUIRE(at != std::string::npos);
  const std::string cursor =
      first.body.substr(at + key.size(), first.body.find('"', at + key.size()) - at - key.size());
  const HttpResponse last = desk.get("?limit=2&cursor=" + cursor);
  CHECK(last.body.find(R"("title":"one")") != std::string::npos);
  CHECK(last.body.find(R"("title":"two")") == std::string::npos);
  CHECK(last.body.find(R"("total":3)") != std::string::npos);
  CHECK(last.body.find(R"("next_cursor":null)") != std::string::npos);
}

TEST_CASE("a bulk change selects like the list, and an array's texts keep their commas") {
  Desk desk;
  CHECK(desk.bulk(R"({"filter":{"source":"a, b"},"set":{"note":"n"},"preview":true})").body ==
        R"({"matched":0,"changed":0})");
  const std::string set = R"("set":{"status":"resolved"})";
  CHECK(desk.bulk(R"({"filter":{"source":["a, b"]},"preview":true,)" + set + "}").body ==
        R"({"matched":3,"changed":3})");
  CHECK(desk.get("?status=resolved").body.find(R"("total":0)") != std::string::npos);
  CHECK(desk.bulk(R"({"filter":{"q":"TWO"},)" + set + "}").body == R"({"matched":1,"changed":1})");
  CHECK(desk.bulk(R"({"filter":{"severity":"LOW,high"},)" + set + "}").body ==
        R"({"matched":3,"changed":2})");
}

}  // namespace vedette::test

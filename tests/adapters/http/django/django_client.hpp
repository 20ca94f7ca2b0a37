#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "http_client.hpp"
#include "test_server.hpp"

namespace vedette::test {

inline constexpr std::string_view formType = "application/x-www-form-urlencoded";
inline const std::string now = "2026-11-22T08:00:00.123456Z";  // while nobody moves the server's clock

// A server and somebody who talks to its Django API.
struct Django {
  TestServer server;
  HttpClient http{server.port()};

  // Sends as the account of that name; as nobody when it is empty.
  HttpResponse as(const std::string& who, std::string_view method, std::string_view target,
                  std::string_view body = {}, std::string_view type = "application/json") {
    http.bearer(who.empty() ? "" : server.token(who));
    HttpFields fields;
    if (!body.empty()) fields.emplace_back("Content-Type", type);
    return http.request(method, target, body, fields);
  }
  HttpResponse get(std::string_view target) { return as("admin", "GET", target); }
  HttpResponse post(std::string_view target, std::string_view body) {
    return as("admin", "POST", target, body);
  }

  void addEvent(const std::string& severity, const std::string& source = "Firewall",
                const std::string& type = "intrusion_attempt") {
    const HttpResponse answer =
        post("/api/events/", R"({"source_name":")" + source + R"(","event_type":")" + type +
                                 R"(","severity":")" + severity + R"(","description":"Port scan"})");
    REQUIRE(answer.status == 201);
  }
};

// Both at once, so that a failure shows what came.
inline void check(const HttpResponse& answer, int status, const std::string& body) {
  CHECK(answer.status == status);
  CHECK(answer.body == body);
}

// The ids of a page of results, in order.
inline std::vector<int> idsIn(const std::string& body, const std::string& before = "{\"id\":") {
  std::vector<int> ids;
  for (std::size_t at = body.find(before); at != std::string::npos; at = body.find(before, at + 1))
    ids.push_back(std::stoi(body.substr(at + before.size())));
  return ids;
}

}  // namespace vedette::test

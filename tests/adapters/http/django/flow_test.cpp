#include "django_client.hpp"

using namespace vedette::test;

namespace {

std::string after(const std::string& body, const std::string& key) {
  const std::size_t start = body.find("\"" + key + "\":\"") + key.size() + 4;
  return body.substr(start, body.find('"', start) - start);
}

}  // namespace

TEST_CASE("django: sign in, send a High event, find its alert, resolve it") {
  TestServer server;
  HttpClient client(server.port());
  const HttpFields json{{"Content-Type", "application/json"}};
  const auto token = client.request(
      "POST", "/api/auth/token/",
      R"({"username": "admin", "password": ")" + std::string(TestServer::password) + "\"}", json);
  REQUIRE(token.status == 200);
  client.bearer(after(token.body, "access"));

  const auto event = client.request("POST", "/api/events/",
                                    R"({"source_name": "Firewall", "event_type": "intrusion_attempt", )"
                                    R"("severity": "High", "description": "Multiple failed logins"})",
                                    json);
  REQUIRE(event.status == 201);

  const auto open = client.get("/api/alerts/?status=Open&severity=High");
  REQUIRE(open.status == 200);
  REQUIRE(open.body.starts_with(R"({"count":1,)"));
  const std::string id = std::to_string(idsIn(open.body).front());

  const auto resolved = client.request("PATCH", "/api/alerts/" + id + "/", R"({"status": "Resolved"})", json);
  CHECK(resolved.body == R"({"status":"Resolved"})");
  const auto alert = client.get("/api/alerts/" + id + "/");
  CHECK(alert.body.find(R"("status":"Resolved")") != std::string::npos);
  CHECK(after(alert.body, "resolved_at") == now);
  CHECK(client.get("/api/alerts/?status=Open").body.starts_with(R"({"count":0,)"));
}

#include <signal.h>

#include <catch2/catch.hpp>

#include "installation.hpp"

namespace vedette::e2e {
namespace {

using Catch::Contains;

const test::HttpFields asJson{{"content-type", "application/json"}};

TEST_CASE("sign in, send an event, get its alert, work it") {
  Installation vedette;
  vedette.addUser("alice", "admin");
  vedette.start();
  const auto client = vedette.client();

  std::string credentials = R"({"username":"alice","password":")";
  credentials.append(Installation::password).append("\"}");
  const auto signedIn = client->request("POST", "/api/v1/auth/token", credentials, asJson);
  REQUIRE(signedIn.status == 200);
  client->bearer(memberOf(signedIn.body, "access_token"));

  const auto sent = client->request("POST", "/api/v1/events", eventJson("flow-1", "high"), asJson);
  REQUIRE(sent.status == 201);
  const auto listed = client->get("/api/v1/alerts?severity=high");
  REQUIRE(listed.status == 200);
  CHECK(memberOf(listed.body, "total") == "1");
  const std::string alert = "/api/v1/alerts/" + memberOf(listed.body, "id");

  const auto worked = client->request("PATCH", alert, R"({"status":"resolved","note":"it was me"})", asJson);
  REQUIRE(worked.status == 200);
  CHECK(memberOf(worked.body, "status") == "resolved");
  const auto history = client->get(alert + "/history");
  CHECK_THAT(history.body, Contains("it was me") && Contains("alice"));
}

TEST_CASE("an event is still there after a restart") {
  Installation vedette;
  vedette.addUser("alice", "admin");
  const std::string token = vedette.token("alice");
  vedette.start();
  CHECK(vedette.client(token)->request("POST", "/api/v1/events", eventJson("kept", "low"), asJson).status ==
        201);
  vedette.server().send(SIGTERM);
  CHECK(vedette.server().wait() == 0);
  vedette.start();
  const auto again =
      vedette.client(token)->request("POST", "/api/v1/events", eventJson("kept", "low"), asJson);
  CHECK(again.status == 200);
}

TEST_CASE("a first start has no account, says so and how to make one") {
  Installation vedette;
  vedette.start();
  CHECK_THAT(vedette.server().err(), Contains("no account") && Contains("user add"));
  const auto tried = vedette.client()->request("POST", "/api/v1/auth/token",
                                               R"({"username":"admin","password":"admin"})", asJson);
  CHECK(tried.status == 401);
}

TEST_CASE("health and metrics tell of the database and the lane") {
  Installation vedette;
  vedette.addUser("alice", "admin");
  vedette.start();
  const auto client = vedette.client(vedette.token("alice"));
  CHECK_THAT(client->get("/health").body,
             Contains(R"("database":"connected")") && Contains(R"("ingest":"running")"));
  CHECK_THAT(client->get("/metrics").body, Contains("vedette_events_stored_total") &&
                                               Contains("vedette_detection_unknown_source_events_total"));
}

}  // namespace
}  // namespace vedette::e2e

#include "django_client.hpp"

using namespace vedette;
using namespace vedette::test;

namespace {

const std::string password(TestServer::password);

std::string textAfter(const std::string& body, const std::string& key) {
  const std::size_t start = body.find("\"" + key + "\":\"") + key.size() + 4;
  return body.substr(start, body.find('"', start) - start);
}

const std::string dead = R"({"detail":"Token is invalid or expired","code":"token_not_valid"})";

std::string notValid(const std::string& message) {
  return R"({"detail":"Given token not valid for any token type","code":"token_not_valid",)"
         R"("messages":[{"token_class":"AccessToken","token_type":"access","message":")" +
         message + "\"}]}";
}

}  // namespace

TEST_CASE("django: a right password gives a refresh and an access token") {
  Django django;
  const auto answer =
      django.as("", "POST", "/api/auth/token/", R"({"username":"admin","password":")" + password + "\"}");
  CHECK(answer.status == 200);
  CHECK(answer.body.starts_with(R"({"refresh":")"));
  django.http.bearer(textAfter(answer.body, "access"));
  CHECK(django.http.get("/api/users/me/").status == 200);
}

TEST_CASE("django: a wrong password, an unknown name and a disabled account give the same 401") {
  Django django;
  REQUIRE(django.as("admin", "PATCH", "/api/users/5/", R"({"is_active":false})").status == 200);
  const std::string viewer = R"({"username":"viewer","password":")" + password + "\"}";
  for (const std::string& body : {std::string(R"({"username":"admin","password":"wrong"})"),
                                  std::string(R"({"username":"nobody","password":"wrong"})"), viewer}) {
    const auto answer = django.as("", "POST", "/api/auth/token/", body);
    check(answer, 401, R"({"detail":"No active account found with the given credentials"})");
    CHECK(answer.field("www-authenticate") == R"(Bearer realm="api")");
  }
}

TEST_CASE("django: signing in names every missing field") {
  Django django;
  check(django.as("", "POST", "/api/auth/token/", "{}"), 400,
        R"({"username":["This field is required."],"password":["This field is required."]})");
  check(django.as("", "POST", "/api/auth/token/"), 400,
        R"({"username":["This field is required."],"password":["This field is required."]})");
  check(django.as("", "POST", "/api/auth/token/", R"({"username":null,"password":""})"), 400,
        R"({"username":["This field may not be null."],"password":["This field may not be blank."]})");
  check(django.as("", "POST", "/api/auth/token/refresh/", "{}"), 400,
        R"({"refresh":["This field is required."]})");
}

TEST_CASE("django: signing in takes a form") {
  Django django;
  const auto answer = django.as("", "POST", "/api/auth/token/",
                                "username=admin&password=correct+horse+battery%20staple", formType);
  CHECK(answer.status == 200);
}

TEST_CASE("django: a refresh token gives a new pair once, and its second use ends the session") {
  Django django;
  const std::string first = R"({"refresh":")" + django.server.refreshToken("analyst") + "\"}";
  const auto renewed = django.as("", "POST", "/api/auth/token/refresh/", first);
  CHECK(renewed.status == 200);
  CHECK(renewed.body.starts_with(R"({"access":")"));
  const std::string second = R"({"refresh":")" + textAfter(renewed.body, "refresh") + "\"}";

  const auto again = django.as("", "POST", "/api/auth/token/refresh/", first);
  check(again, 401, dead);
  CHECK(again.field("www-authenticate") == R"(Bearer realm="api")");
  check(django.as("", "POST", "/api/auth/token/refresh/", second), 401, dead);
}

TEST_CASE("django: an access token cannot refresh, and nonsense cannot either") {
  Django django;
  for (const std::string& token : {django.server.token("admin"), std::string("nonsense")})
    check(django.as("", "POST", "/api/auth/token/refresh/", R"({"refresh":")" + token + "\"}"), 401, dead);
}

TEST_CASE("django: a request without a token is told so") {
  Django django;
  for (const std::string path : {"/api/", "/api/users/", "/api/users/me/", "/api/users/1/", "/api/events/",
                                 "/api/events/1/", "/api/alerts/", "/api/alerts/1/"}) {
    INFO(path);
    const auto answer = django.as("", "GET", path);
    check(answer, 401, R"({"detail":"Authentication credentials were not provided."})");
    CHECK(answer.field("www-authenticate") == R"(Bearer realm="api")");
  }
}

TEST_CASE("django: a token that is no access token is told why") {
  Django django;
  django.http.bearer("nonsense");
  check(django.http.get("/api/events/"), 401, notValid("Token is invalid or expired"));
  django.http.bearer(django.server.refreshToken("admin"));
  check(django.http.get("/api/events/"), 401, notValid("Token has wrong type"));
  django.server.clock.advance(std::chrono::hours(2));
  const auto expired = django.get("/api/events/");
  check(expired, 401, notValid("Token is invalid or expired"));
  CHECK(expired.field("www-authenticate") == R"(Bearer realm="api")");
}

TEST_CASE("django: a token of a disabled or removed account is told so") {
  Django django;
  REQUIRE(django.as("admin", "PATCH", "/api/users/2/", R"({"is_active":false})").status == 200);
  REQUIRE(django.as("admin", "DELETE", "/api/users/5/").status == 204);
  check(django.as("analyst", "GET", "/api/events/"), 401,
        R"({"detail":"User is inactive","code":"user_inactive"})");
  check(django.as("viewer", "GET", "/api/events/"), 401,
        R"({"detail":"User not found","code":"user_not_found"})");
}

TEST_CASE("django: who lacks the permission is told that and no more") {
  Django django;
  const std::string denied = R"({"detail":"You do not have permission to perform this action."})";
  check(django.as("analyst", "POST", "/api/events/", "{}"), 403, denied);
  check(django.as("analyst", "GET", "/api/users/"), 403, denied);
  check(django.as("analyst", "PATCH", "/api/alerts/1/", R"({"status":"Resolved"})"), 403, denied);
  check(django.as("analyst", "POST", "/api/alerts/", R"({"event_id":1})"), 403, denied);
  check(django.as("analyst", "DELETE", "/api/alerts/1/"), 403, denied);
  check(django.as("responder", "DELETE", "/api/alerts/1/"), 403, denied);
  check(django.as("ingestor", "GET", "/api/events/"), 403, denied);
}

#include "django_client.hpp"

using namespace vedette;
using namespace vedette::test;

namespace {

http::ServerSettings limited(std::size_t anonymous, std::size_t user) {
  http::ServerSettings settings;
  settings.anonymousRequests = anonymous;
  settings.userRequests = user;
  return settings;
}

void checkThrottled(const HttpResponse& answer) {
  const std::string wait = answer.field("retry-after");
  check(answer, 429, R"({"detail":"Request was throttled. Expected available in )" + wait + R"( seconds."})");
  CHECK(std::stoi("0" + wait) >= 29);
  CHECK(std::stoi("0" + wait) <= 30);
  CHECK(answer.field("vary") == "Accept");
  CHECK(answer.has("allow"));
}

}  // namespace

TEST_CASE("django: signing in and refreshing share the quota of an address") {
  Django django{TestServer{limited(2, 0)}};
  const std::string wrong = R"({"username":"admin","password":"wrong"})";
  CHECK(django.as("", "POST", "/api/auth/token/", wrong).status == 401);
  CHECK(django.as("", "POST", "/api/auth/token/refresh/", R"({"refresh":"no"})").status == 401);
  checkThrottled(django.as("", "POST", "/api/auth/token/", wrong));
  checkThrottled(django.as("", "POST", "/api/auth/token/refresh/", R"({"refresh":"no"})"));
  CHECK(django.get("/api/alerts/").status == 200);
}

TEST_CASE("django: a request without a token is told so before it is throttled, and uses no quota up") {
  Django django{TestServer{limited(2, 2)}};
  for (int i = 0; i < 5; ++i) {
    CHECK(django.as("", "GET", "/api/events/").status == 401);
    CHECK(django.as("ingestor", "GET", "/api/events/").status == 403);
  }
  const std::string wrong = R"({"username":"admin","password":"wrong"})";
  for (int i = 0; i < 2; ++i) CHECK(django.as("", "POST", "/api/auth/token/", wrong).status == 401);
  checkThrottled(django.as("", "POST", "/api/auth/token/", wrong));
  CHECK(django.as("", "GET", "/api/events/").status == 401);
}

TEST_CASE("django: a user has one quota for all addresses of the API, apart from other users") {
  Django django{TestServer{limited(0, 2)}};
  CHECK(django.as("analyst", "GET", "/api/events/").status == 200);
  CHECK(django.as("analyst", "GET", "/api/alerts.json").status == 200);
  checkThrottled(django.as("analyst", "GET", "/api/users/me/"));
  checkThrottled(django.as("analyst", "OPTIONS", "/api/alerts/"));
  CHECK(django.as("viewer", "GET", "/api/alerts/").status == 200);
}

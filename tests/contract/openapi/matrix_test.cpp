#include <catch2/catch.hpp>
#include <set>

#include "document.hpp"
#include "http_client.hpp"
#include "test_server.hpp"

namespace vedette::test {

namespace {

// Who gets past the door of a route. Written by hand from the contract, on purpose not from the route table:
// a wrong line there must differ from this one.
struct Door {
  std::string method;
  std::string path;
  std::string open;  // to: p everybody, a admin, y analyst, r responder, i ingestor, v viewer
};

const std::string everybody = "payriv";
const std::string signedIn = "ayriv";
const std::string admins = "a";

const std::vector<Door> doors{
    {"POST", "/api/v1/auth/token", everybody},
    {"POST", "/api/v1/auth/refresh", everybody},
    {"POST", "/api/v1/auth/logout", signedIn},
    {"GET", "/api/v1/users/me", signedIn},
    {"GET", "/api/v1/users", admins},
    {"POST", "/api/v1/users", admins},
    {"GET", "/api/v1/users/{username}", admins},
    {"PATCH", "/api/v1/users/{username}", admins},
    {"DELETE", "/api/v1/users/{username}", admins},
    {"GET", "/api/v1/roles", signedIn},
    {"POST", "/api/v1/roles", admins},
    {"GET", "/api/v1/roles/{name}", signedIn},
    {"PATCH", "/api/v1/roles/{name}", admins},
    {"DELETE", "/api/v1/roles/{name}", admins},
    {"GET", "/api/v1/events", "ayr"},
    {"POST", "/api/v1/events", "ai"},
    {"POST", "/api/v1/events/bulk", "ai"},
    {"GET", "/api/v1/events/{id}", "ayr"},
    {"GET", "/api/v1/alerts", "ayrv"},
    {"POST", "/api/v1/alerts", "ar"},
    {"POST", "/api/v1/alerts/bulk", "ar"},
    {"GET", "/api/v1/alerts/{id}", "ayrv"},
    {"PATCH", "/api/v1/alerts/{id}", "ar"},
    {"DELETE", "/api/v1/alerts/{id}", admins},
    {"GET", "/api/v1/alerts/{id}/history", "ayrv"},
    {"GET", "/api/v1/alerts/{id}/events", "ayrv"},
    {"GET", "/api/v1/alerts/{id}/feedback", "ayrv"},
    {"POST", "/api/v1/alerts/{id}/feedback", "ayr"},
    {"GET", "/api/v1/rules", "ayr"},
    {"POST", "/api/v1/rules", admins},
    {"POST", "/api/v1/rules/backtest", admins},
    {"GET", "/api/v1/rules/health", "ayr"},
    {"GET", "/api/v1/rules/{id}", "ayr"},
    {"PUT", "/api/v1/rules/{id}", admins},
    {"PATCH", "/api/v1/rules/{id}", admins},
    {"DELETE", "/api/v1/rules/{id}", admins},
    {"GET", "/api/v1/rules/{id}/timeline", "ayr"},
    {"GET", "/api/v1/rules/{id}/versions", "ayr"},
    {"POST", "/api/v1/rules/{id}/rollback", admins},
    {"GET", "/api/v1/attack/coverage", "ayr"},
    {"GET", "/api/v1/stats/overview", "ayrv"},
    {"GET", "/api/v1/health", everybody},
    {"POST", "/api/v1/json", everybody},
    {"GET", "/", everybody},
    {"GET", "/health", everybody},
    {"GET", "/metrics", "ayrv"},
    {"GET", "/openapi.json", everybody},
    {"GET", "/openapi.yaml", everybody},
    {"GET", "/swagger.json", everybody},
    {"GET", "/swagger.yaml", everybody},
    {"GET", "/swagger", everybody},
    {"GET", "/swagger/", everybody},
    {"GET", "/swagger/{file}", everybody},
    {"GET", "/redoc", everybody},
    {"GET", "/redoc/", everybody},
    {"GET", "/api/", signedIn},
    {"OPTIONS", "/api/", signedIn},
    {"POST", "/api/auth/token/", everybody},
    {"OPTIONS", "/api/auth/token/", everybody},
    {"POST", "/api/auth/token/refresh/", everybody},
    {"OPTIONS", "/api/auth/token/refresh/", everybody},
    {"GET", "/api/users/", admins},
    {"POST", "/api/users/", admins},
    {"OPTIONS", "/api/users/", admins},
    {"GET", "/api/users/me/", signedIn},
    {"OPTIONS", "/api/users/me/", signedIn},
    {"GET", "/api/users/{id}/", admins},
    {"PUT", "/api/users/{id}/", admins},
    {"PATCH", "/api/users/{id}/", admins},
    {"DELETE", "/api/users/{id}/", admins},
    {"OPTIONS", "/api/users/{id}/", admins},
    {"GET", "/api/events/", "ayr"},
    {"POST", "/api/events/", "ai"},
    {"OPTIONS", "/api/events/", signedIn},
    {"GET", "/api/events/{id}/", "ayr"},
    {"OPTIONS", "/api/events/{id}/", signedIn},
    {"GET", "/api/alerts/", "ayrv"},
    {"POST", "/api/alerts/", "ar"},
    {"OPTIONS", "/api/alerts/", signedIn},
    {"GET", "/api/alerts/{id}/", "ayrv"},
    {"PUT", "/api/alerts/{id}/", "ar"},
    {"PATCH", "/api/alerts/{id}/", "ar"},
    {"DELETE", "/api/alerts/{id}/", admins},
    {"OPTIONS", "/api/alerts/{id}/", signedIn},
};

struct Visitor {
  char letter;
  std::string account;  // empty: nobody
};

// A request that gets past the door fails there, or reads: nothing of the store changes on the way.
std::string targetOf(const Door& door) {
  std::string target = door.path;
  const auto open = target.find('{');
  if (open != target.npos) target.replace(open, target.find('}') - open + 1, "987654");
  return target;
}

bool isRefused(int status) { return status == 401 || status == 403; }

int statusFor(TestServer& server, const Door& door, const Visitor& visitor) {
  HttpClient client{server.port()};
  if (!visitor.account.empty()) client.bearer(server.token(visitor.account));
  const bool writes = door.method != "GET" && door.method != "OPTIONS" && door.method != "DELETE";
  const HttpFields type{{"Content-Type", "application/json"}};
  return client.request(door.method, targetOf(door), writes ? "[" : "", writes ? type : HttpFields{}).status;
}

void check(TestServer& server, const Door& door, const Visitor& visitor) {
  const int status = statusFor(server, door, visitor);
  INFO(door.method << ' ' << door.path << " as " << (visitor.account.empty() ? "nobody" : visitor.account)
                   << " answered " << status);
  if (door.open.find(visitor.letter) != door.open.npos)
    CHECK_FALSE(isRefused(status));
  else
    CHECK(status == (visitor.account.empty() ? 401 : 403));
  CHECK(status < 500);
}

}  // namespace

TEST_CASE("each role gets past exactly the doors that are open to it") {
  const std::vector<Visitor> visitors{{'p', ""},          {'a', "admin"},    {'y', "analyst"},
                                      {'r', "responder"}, {'i', "ingestor"}, {'v', "viewer"}};
  for (const Visitor& visitor : visitors) {
    TestServer server;  // one of its own: signing out is a route too
    const auto* logout = &doors[2];
    for (const Door& door : doors)
      if (&door != logout) check(server, door, visitor);
    check(server, *logout, visitor);
  }
}

TEST_CASE("the matrix of roles knows every operation of the document") {
  std::set<std::string> known;
  for (const Door& door : doors) known.insert(door.method + ' ' + door.path);
  for (const auto& operation : OpenapiDocument{}.operations()) {
    INFO(operation.method << ' ' << operation.path);
    CHECK(known.count(operation.method + ' ' + operation.path) == 1);
  }
  CHECK(known.size() == OpenapiDocument{}.operations().size());
}

}  // namespace vedette::test

#include <catch2/catch.hpp>
#include <map>

#include "document.hpp"
#include "facades/django/django.hpp"
#include "resources/system.hpp"
#include "resources/v1.hpp"
#include "test_server.hpp"

namespace vedette::test {

namespace {

// "GET /api/v1/alerts" -> what is said of it
struct Said {
  std::string access;  // "alerts:read"
  bool limited;        // may answer 429
};
using Table = std::map<std::string, Said>;

std::string accessText(const http::Access& access) {
  switch (access.kind) {
    case http::Access::Kind::Public:
      return "public";
    case http::Access::Kind::SignedIn:
      return "signed-in";
    case http::Access::Kind::Needs:
      break;
  }
  return std::string{toString(access.permission)};
}

Table compiledRoutes() {
  memory::MemoryStorage storage;
  memory::ManualClock clock{fromMicroseconds(0)};
  memory::PlainPasswords passwords;
  memory::MemoryTokens tokens;
  memory::DeviceRandomness randomness;
  memory::Sha256Digest digest;
  Core core{{storage, clock, passwords, tokens, randomness, digest}};
  const http::Services services{.core = core, .submit = {}, .state = {}, .version = "test"};
  const http::EngineFigures figures;
  Table table;
  for (const http::Api& api :
       {http::v1Api(services, {}), http::systemApi(services, figures), http::djangoApi(services)})
    for (const http::Route& route : api.routes)
      table[std::string{toString(route.method)} + ' ' + std::string{route.pattern}] = {
          accessText(route.access), route.limited};
  return table;
}

// The Django facade's lists answer at "/api/events.json" too; the document says so in words.
std::string describedAs(std::string route) {
  const bool twin = route.ends_with(".json") && route.find(" /api/") != route.npos;
  return twin ? route.substr(0, route.size() - 5) + '/' : route;
}

Table describedRoutes() {
  Table table;
  const OpenapiDocument document;
  for (const auto& operation : document.operations())
    table[operation.method + ' ' + operation.path] = {operation.permission,
                                                      document.describes(operation, 429)};
  return table;
}

}  // namespace

TEST_CASE("every route stands in the document with the permission that it needs, and none else does") {
  const Table compiled = compiledRoutes();
  const Table described = describedRoutes();
  for (const auto& [route, said] : compiled) {
    INFO("compiled: " << route);
    REQUIRE(described.count(describedAs(route)) == 1);
    CHECK(described.at(describedAs(route)).access == said.access);
  }
  for (const auto& [route, said] : described) {
    INFO("described: " << route);
    CHECK(compiled.count(route) == 1);
  }
}

TEST_CASE("the document names 429 for every route that is limited, and for no other") {
  const Table described = describedRoutes();
  for (const auto& [route, said] : compiledRoutes()) {
    INFO("compiled: " << route);
    CHECK(described.at(describedAs(route)).limited == said.limited);
  }
}

}  // namespace vedette::test

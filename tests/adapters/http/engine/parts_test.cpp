#include <catch2/catch.hpp>

#include <stdexcept>

#include "failure.hpp"
#include "routing/admission.hpp"
#include "routing/router.hpp"
#include "text/json_text.hpp"

namespace vedette::http::test {
namespace {

Route route(Method method, std::string_view pattern) {
  return {method, pattern, Access::everybody(), Inline{[](const Call&) { return noContent(); }}};
}

std::string quoted(std::string_view text) {
  std::string out;
  appendJsonText(out, text);
  return out;
}

}  // namespace

TEST_CASE("a literal segment wins over a capture, and a dead end falls back to it") {
  std::vector<Api> apis;
  apis.push_back({"",
                  problem,
                  false,
                  {route(Method::Get, "/users/me"), route(Method::Get, "/users/{name}"),
                   route(Method::Get, "/users/{name}/roles")}});
  const Router router(std::move(apis));
  CHECK(router.match(Method::Get, "/users/me").route->pattern == "/users/me");
  const Match captured = router.match(Method::Get, "/users/me/roles");
  CHECK(captured.route->pattern == "/users/{name}/roles");
  CHECK(captured.captures == std::vector<std::string>{"me"});
  CHECK(router.match(Method::Get, "/users").kind == Match::Kind::NotFound);
  CHECK(router.match(Method::Get, "/users//roles").kind == Match::Kind::NotFound);
}

TEST_CASE("the longest prefix owns a path") {
  std::vector<Api> apis(3);
  apis[0].prefix = "/api";
  apis[1].prefix = "";
  apis[2].prefix = "/api/v1";
  const Router router(std::move(apis));
  CHECK(router.match(Method::Get, "/api/v1/x").api->prefix == "/api/v1");
  CHECK(router.match(Method::Get, "/api/v10").api->prefix == "/api");
  CHECK(router.match(Method::Get, "/apiary").api->prefix == "");
}

TEST_CASE("two routes for the same method and path are an error of the program") {
  const auto twice = [] {
    std::vector<Api> apis;
    apis.push_back({"", problem, false, {route(Method::Get, "/{a}"), route(Method::Get, "/{b}")}});
    return apis;
  };
  CHECK_THROWS_AS(Router(twice()), std::logic_error);
}

TEST_CASE("parameters are decoded in order; a malformed one spoils them all") {
  const auto read = parseParameters("a=1&b=x+y%20z&&c&a=%C3%A9");
  REQUIRE(read);
  CHECK(*read == Parameters{{"a", "1"}, {"b", "x y z"}, {"c", ""}, {"a", "\xc3\xa9"}});
  CHECK(parseParameters("")->empty());
  for (const char* bad : {"a=%", "a=%4", "a=%zz", "a=%00", "a=%ff", "%c3=1"})
    CHECK_FALSE(parseParameters(bad));
}

TEST_CASE("each kind of error has its status") {
  CHECK(toFailure(invalid("x")).status == 400);
  CHECK(toFailure(unauthenticated("x")).status == 401);
  CHECK(toFailure(forbidden("x")).status == 403);
  CHECK(toFailure(notFound("x")).status == 404);
  CHECK(toFailure(conflict("x")).status == 409);
  CHECK(toFailure({ErrorKind::Stale, "x"}).status == 412);
  CHECK(toFailure({ErrorKind::Limited, "x"}).status == 429);
  CHECK(toFailure(unavailable("x")).retryAfterSeconds == 1);
  CHECK(toFailure(unavailable("x", Cause::StoreAway)).detail ==
        "Database unavailable \u2014 running in degraded mode");
}

TEST_CASE("who is known without the store may send events and nothing else") {
  Authentication sender{.principal = Principal{7, "s", "r", {Permission::EventsWrite}, {}}};
  CHECK_FALSE(checkAccess(Access::signedIn(), sender));
  sender.withoutStore = true;
  CHECK_FALSE(checkAccess(Access::everybody(), sender));
  CHECK_FALSE(checkAccess(Access::needs(Permission::EventsWrite), sender));
  CHECK(checkAccess(Access::needs(Permission::EventsRead), sender)->status == 503);
  CHECK(checkAccess(Access::signedIn(), sender)->status == 503);
}

TEST_CASE("a problem names each field once, with all that is wrong with it") {
  const Failure failure{.status = 400,
                        .detail = "bad",
                        .fields = {{"a", Violation::Required, "one", ""},
                                   {"b", Violation::Blank, "two", ""},
                                   {"a", Violation::TooLong, "three", "9"}}};
  CHECK(problem(failure, {}).body ==
        R"({"type":"about:blank","title":"Bad Request","status":400,"detail":"bad",)"
        R"("errors":{"a":["one","three"],"b":["two"]}})");
}

TEST_CASE("any bytes become a JSON text") {
  CHECK(quoted("a\"\\\n\x01\x7f") == R"("a\"\\\n\u0001\u007f")");
  CHECK(quoted("\xc3\xa9\xf0\x9f\x98\x80") == "\"\xc3\xa9\xf0\x9f\x98\x80\"");
  CHECK(quoted("\xff\xc3") == R"("\ufffd\ufffd")");
  CHECK(quoted("\xed\xa0\x80") == R"("\ufffd\ufffd\ufffd")");
  CHECK(quoted("\xc0\x80") == R"("\ufffd\ufffd")");
}

}  // namespace vedette::http::test

#include "django_client.hpp"

using namespace vedette::test;

namespace {

const std::string admin =
    R"({"id":1,"username":"admin","email":"","first_name":"","last_name":"","role":"admin","is_active":true,)"
    R"("date_joined":")" +
    now + "\"}";

std::string alice(const std::string& rest) {
  return R"({"id":6,"username":"alice",)" + rest + R"(,"date_joined":")" + now + "\"}";
}

const std::string aliceBody = R"({"username":"alice","password":"p","email":"alice@example.com"})";

}  // namespace

TEST_CASE("django: everybody may see their own account") {
  Django django;
  check(django.get("/api/users/me/"), 200, admin);
  CHECK(django.as("ingestor", "GET", "/api/users/me/").status == 200);
}

TEST_CASE("django: accounts are listed by id and never show a password") {
  Django django;
  const auto answer = django.get("/api/users/");
  CHECK(answer.status == 200);
  CHECK(answer.body.starts_with(R"({"count":5,"next":null,"previous":null,"results":[)" + admin + ","));
  CHECK(idsIn(answer.body) == std::vector<int>{1, 2, 3, 4, 5});
  CHECK(answer.body.find("password") == std::string::npos);
}

TEST_CASE("django: a new account has the role of an analyst unless it says otherwise") {
  Django django;
  check(
      django.post("/api/users/", aliceBody), 201,
      alice(
          R"("email":"alice@example.com","first_name":"","last_name":"","role":"analyst","is_active":true)"));
  check(
      django.get("/api/users/6/"), 200,
      alice(
          R"("email":"alice@example.com","first_name":"","last_name":"","role":"analyst","is_active":true)"));
  const auto bob = django.post("/api/users/", R"({"username":"bob","password":"p","role":"admin",)"
                                              R"("is_active":"false","first_name":" Bob "})");
  CHECK(bob.status == 201);
  CHECK(bob.body.find(R"("first_name":"Bob","last_name":"","role":"admin","is_active":false)") !=
        std::string::npos);
}

TEST_CASE("django: a new account is refused with every broken field") {
  Django django;
  check(django.post("/api/users/", "{}"), 400,
        R"({"username":["This field is required."],"password":["This field is required."]})");
  check(
      django.post("/api/users/", R"({"username":"a b","password":"p","email":"x","is_active":"maybe"})"), 400,
      R"({"is_active":["Must be a valid boolean."],"username":["Enter a valid username. This value may )"
      R"(contain only letters, numbers, and @/./+/-/_ characters."],"email":["Enter a valid email address."]})");
  check(django.post("/api/users/", R"({"username":"Admin","password":"p"})"), 400,
        R"({"username":["A user with that username already exists."]})");
  check(django.post("/api/users/", R"({"username":"x","password":"p","role":"root"})"), 400,
        R"({"role":["\"root\" is not a valid choice."]})");
  check(
      django.post("/api/users/", R"({"username":"ADMIN","role":"root","email":"x","is_active":"maybe"})"),
      400,
      R"({"is_active":["Must be a valid boolean."],"password":["This field is required."],)"
      R"("email":["Enter a valid email address."],"username":["A user with that username already exists."],)"
      R"("role":["\"root\" is not a valid choice."]})");
  check(django.post("/api/users/", R"({"username":"x","password":null,"email":null,"role":null})"), 400,
        R"({"email":["This field may not be null."],"role":["This field may not be null."],)"
        R"("password":["This field may not be null."]})");
  check(django.post("/api/users/", R"({"username":")" + std::string(151, 'x') + R"(","password":"p"})"), 400,
        R"({"username":["Ensure this field has no more than 150 characters."]})");
  check(django.post("/api/users/", R"({"username":["x"],"password":true})"), 400,
        R"({"username":["Not a valid string."],"password":["Not a valid string."]})");
}

TEST_CASE("django: PATCH changes what it names, PUT needs name and password") {
  Django django;
  REQUIRE(django.post("/api/users/", aliceBody).status == 201);
  check(
      django.as("admin", "PATCH", "/api/users/6/", R"({"last_name":"Doe","role":"viewer"})"), 200,
      alice(
          R"("email":"alice@example.com","first_name":"","last_name":"Doe","role":"viewer","is_active":true)"));
  check(django.as("admin", "PUT", "/api/users/6/", R"({"first_name":"Al"})"), 400,
        R"({"username":["This field is required."],"password":["This field is required."]})");
  check(django.as("admin", "PUT", "/api/users/6/", R"({"username":"alice","password":"new","email":""})"),
        200, alice(R"("email":"","first_name":"","last_name":"Doe","role":"viewer","is_active":true)"));
  CHECK(django.as("", "POST", "/api/auth/token/", R"({"username":"alice","password":"new"})").status == 200);
}

TEST_CASE("django: a change is refused with every broken field") {
  Django django;
  check(django.as("admin", "PATCH", "/api/users/2/", R"({"username":"a b","role":"root","email":"x"})"), 400,
        R"({"username":["The username of an account cannot be changed."],)"
        R"("email":["Enter a valid email address."],"role":["\"root\" is not a valid choice."]})");
}

TEST_CASE("django: an account keeps its name") {
  Django django;
  check(django.as("admin", "PATCH", "/api/users/2/", R"({"username":"other"})"), 400,
        R"({"username":["The username of an account cannot be changed."]})");
  CHECK(django.as("admin", "PATCH", "/api/users/2/", R"({"username":"analyst"})").status == 200);
}

TEST_CASE("django: a removed account is gone, and the last admin stays") {
  Django django;
  const auto removed = django.as("admin", "DELETE", "/api/users/5/");
  check(removed, 204, "");
  check(django.get("/api/users/5/"), 404, R"({"detail":"Not found."})");
  CHECK(django.as("admin", "DELETE", "/api/users/1/").status == 409);
  CHECK(django.as("admin", "PATCH", "/api/users/1/", R"({"role":"viewer"})").status == 409);
}

TEST_CASE("django: an id that names no account is not found") {
  Django django;
  for (const std::string path : {"/api/users/99/", "/api/users/abc/", "/api/users/-1/", "/api/users/1x/",
                                 "/api/users/99999999999999999999/"}) {
    INFO(path);
    for (const std::string method : {"GET", "PUT", "PATCH", "DELETE"})
      check(django.as("admin", method, path, method == "GET" ? "" : "{}"), 404, R"({"detail":"Not found."})");
  }
}

#include "django_client.hpp"

using namespace vedette::test;

namespace {

const std::string form = "source_name=Web&event_type=t&severity=High&description=a+b%26c%C3%A4";

std::string part(const std::string& name, const std::string& value) {
  return "--X\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
}

const std::string multipart = "multipart/form-data; boundary=X";

HttpResponse send(Django& django, const std::string& body, std::string_view type = "application/json") {
  return django.as("admin", "POST", "/api/events/", body, type);
}

}  // namespace

TEST_CASE("django: forms are bodies too, and of a repeated name the last counts") {
  Django django;
  const auto answer = send(django, "severity=Low&" + form, formType);
  CHECK(answer.status == 201);
  CHECK(answer.body.find(R"("severity":"High","description":"a b&cä")") != std::string::npos);
  CHECK(send(django, form, "application/x-www-form-urlencoded; charset=UTF-8").status == 201);
}

TEST_CASE("django: multipart forms are bodies too, without their files") {
  Django django;
  const std::string body =
      part("source_name", "Web") + part("event_type", "t") +
      "--X\r\nContent-Disposition: form-data; name=\"severity\"; filename=\"s\"\r\n\r\nLow\r\n" +
      part("severity", "High") + part("description", "line\r\nline") + "--X--\r\n";
  const auto answer = send(django, body, multipart);
  CHECK(answer.status == 201);
  CHECK(answer.body.find(R"("severity":"High","description":"line\r\nline")") != std::string::npos);
  check(send(django, part("source_name", "Web") + "--X--", multipart), 400,
        R"({"event_type":["This field is required."],"severity":["This field is required."],)"
        R"("description":["This field is required."]})");
}

TEST_CASE("django: a broken form is refused") {
  Django django;
  for (const std::string body : {"source_name=%zz", "source_name=%00", "source_name=%ff"})
    CHECK(send(django, body, formType).status == 400);
  const std::string whole = part("source_name", "Web") + "--X--";
  for (std::size_t length = 1; length + 3 < whole.size(); ++length) {
    const auto answer = send(django, whole.substr(0, length), multipart);
    CHECK(answer.status == 400);
    CHECK(answer.body.starts_with(R"({"detail":"Multipart form parse error - )"));
  }
  CHECK(send(django, whole, "multipart/form-data").status == 400);
  CHECK(send(django, "--X--", multipart).status == 400);
}

TEST_CASE("django: a form of more than a thousand fields is refused at once, signed in or not") {
  Django django;
  std::string fields = "a=1", parts;
  for (int i = 1; i < 1000; ++i) fields += "&" + std::to_string(i);
  for (int i = 0; i < 1000; ++i) parts += part(std::to_string(i), "1");
  const auto signIn = [&](const std::string& body, std::string_view type) {
    return django.as("", "POST", "/api/auth/token/", body, type);
  };
  const std::string incomplete =
      R"({"username":["This field is required."],"password":["This field is required."]})";
  check(signIn(fields, formType), 400, incomplete);
  check(signIn(parts + "--X--", multipart), 400, incomplete);
  check(signIn(fields + "&b", formType), 400, R"({"detail":"The form has too many fields."})");
  check(signIn(parts + part("b", "1") + "--X--", multipart), 400,
        R"({"detail":"Multipart form parse error - Too many fields."})");
}

TEST_CASE("django: other content types are refused, unless there is no body") {
  Django django;
  check(send(django, "x", "text/plain"), 415,
        R"({"detail":"Unsupported media type \"text/plain\" in request."})");
  check(send(django, "{}", "application/json-patch+json; a=\"b\""), 415,
        R"({"detail":"Unsupported media type \"application/json-patch+json; a=\"b\"\" in request."})");
  django.http.bearer(django.server.token("admin"));
  CHECK(django.http.request("POST", "/api/events/", {}, {{"Content-Type", "text/plain"}}).status == 400);
  CHECK(send(django, R"({"source_name":"f","event_type":"t","severity":"Low","description":"d"})",
             "Application/JSON; charset=utf-8")
            .status == 201);
}

TEST_CASE("django: bad JSON is told where") {
  Django django;
  check(send(django, "{bad"), 400,
        R"~({"detail":"JSON parse error - Expecting property name enclosed in double quotes: )~"
        R"~(line 1 column 2 (char 1)"})~");
  check(send(django, "x"), 400,
        R"~({"detail":"JSON parse error - Expecting value: line 1 column 1 (char 0)"})~");
  for (const std::string body : {"{}x", "[", "{\"a\":NaN}", "{\"a\":\"\\ud800"}) {
    INFO(body);
    const auto answer = send(django, body);
    CHECK(answer.status == 400);
    CHECK(answer.body.starts_with(R"({"detail":"JSON parse error - )"));
  }
}

TEST_CASE("django: text that cannot be kept, a name given twice and deep nesting are refused") {
  Django django;
  for (const std::string body :
       {"{\"a\":\"\xff\"}", "{\"a\":\"\\u0000\"}", "{\"a\":1,\"a\":2}", "{\"a\":1e400}"}) {
    INFO(body);
    CHECK(send(django, body).status == 400);
  }
  CHECK(send(django, "{\"a\":" + std::string(10'000, '[') + std::string(10'000, ']') + "}").status == 400);
  CHECK(django.get("/api/events/").body.starts_with(R"({"count":0,)"));
}

TEST_CASE("django: a body that is no object is told so") {
  Django django;
  check(send(django, "[1,2]"), 400,
        R"({"non_field_errors":["Invalid data. Expected a dictionary, but got list."]})");
  check(send(django, "\"x\""), 400,
        R"({"non_field_errors":["Invalid data. Expected a dictionary, but got str."]})");
  CHECK(django.as("", "POST", "/api/auth/token/", "[]").body ==
        R"({"non_field_errors":["Invalid data. Expected a dictionary, but got list."]})");
}

TEST_CASE("django: a body beyond the limit is refused") {
  Django django;
  const auto answer = send(django, std::string((1 << 20) + 1, ' '));
  CHECK(answer.status == 413);
  CHECK(answer.body.starts_with(R"({"detail":")"));
}

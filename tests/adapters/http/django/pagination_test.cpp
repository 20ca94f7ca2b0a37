#include "django_client.hpp"

using namespace vedette::test;

namespace {

struct Pages : Django {
  std::string base = "\"http://localhost:" + std::to_string(server.port()) + "/api/events/";

  explicit Pages(int events) {
    for (int count = 0; count < events; ++count) addEvent("Low");
  }
  void checkLinks(const std::string& query, const std::string& next, const std::string& previous) {
    const std::string body = get("/api/events/" + query).body;
    const auto link = [&](const std::string& rest) { return rest == "null" ? rest : base + rest + '"'; };
    CHECK(body.substr(0, body.find(",\"results\"")) ==
          R"({"count":45,"next":)" + link(next) + R"(,"previous":)" + link(previous));
  }
  std::vector<int> ids(const std::string& query) { return idsIn(get("/api/events/" + query).body); }
};

}  // namespace

TEST_CASE("django: a page has 20 items whatever else is asked for") {
  Pages pages(45);
  CHECK(pages.ids("").size() == 20);
  CHECK(pages.ids("?page_size=3&limit=3&offset=9").front() == 45);
  CHECK(pages.ids("?page_size=3&limit=3").size() == 20);
  CHECK(pages.ids("?page=2").front() == 25);
  CHECK(pages.ids("?page=3") == std::vector<int>{5, 4, 3, 2, 1});
  CHECK(pages.ids("?page=last") == std::vector<int>{5, 4, 3, 2, 1});
  CHECK(pages.ids("?page=").front() == 45);
}

TEST_CASE("django: links are absolute, sorted by key and leave page 1 out") {
  Pages pages(45);
  pages.checkLinks("", "?page=2", "null");
  pages.checkLinks("?page=1", "?page=2", "null");
  pages.checkLinks("?page=2", "?page=3", "");
  pages.checkLinks("?page=3", "null", "?page=2");
  pages.checkLinks("?page=last", "null", "?page=2");
  pages.checkLinks("?severity=Low&page=2&limit=5", "?limit=5&page=3&severity=Low", "?limit=5&severity=Low");
  pages.checkLinks("?z=%C3%A4%20b%26c&a=&page=2&a=~x", "?a=&a=~x&page=3&z=%C3%A4+b%26c",
                   "?a=&a=~x&z=%C3%A4+b%26c");
}

TEST_CASE("django: a page that is not there is not found") {
  Pages pages(1);
  for (const std::string page :
       {"2", "0", "-1", "abc", "1.5", "99999999999999999999", "18446744073709551615"}) {
    INFO(page);
    check(pages.get("/api/events/?page=" + page), 404, R"({"detail":"Invalid page."})");
  }
}

TEST_CASE("django: an empty list has a first page and no second") {
  Pages pages(0);
  const std::string empty = R"({"count":0,"next":null,"previous":null,"results":[]})";
  for (const std::string query : {"", "?page=1", "?page=last"})
    check(pages.get("/api/events/" + query), 200, empty);
  CHECK(pages.get("/api/events/?page=2").status == 404);
}

TEST_CASE("django: a full last page has no next") {
  Pages pages(20);
  CHECK(pages.get("/api/events/").body.starts_with(R"({"count":20,"next":null,"previous":null)"));
}

#include "resources/input/query_reader.hpp"

#include <catch2/catch.hpp>

#include "resources/input/page_query.hpp"
#include "vedette/domain/severity.hpp"

using namespace vedette;
using namespace vedette::http;

namespace {

QueryReader reading(std::string rawQuery) {
  Request request;
  request.rawQuery = std::move(rawQuery);
  Result<QueryReader> query = QueryReader::of(request);
  REQUIRE(query);
  return std::move(*query);
}

// The field of the only problem, or "" when all is well.
std::string problemOf(QueryReader& query) {
  const Result<void> finished = query.finish();
  if (finished) return "";
  REQUIRE(finished.error().fields.size() == 1);
  return finished.error().fields[0].field;
}

}  // namespace

TEST_CASE("repeated and comma-separated values of a parameter come together") {
  QueryReader query = reading("source=a,b&source=c%2Cd&severity=HIGH,informational");
  CHECK(query.texts("source") == std::vector<std::string>{"a", "b", "c", "d"});
  CHECK(query.choices("severity", severities, parseSeverity) == std::vector{Severity::High, Severity::Info});
  CHECK(problemOf(query) == "");
}

TEST_CASE("a parameter that nobody takes is named, with what is allowed") {
  QueryReader query = reading("sevrity=high");
  query.texts("severity");
  const Result<void> finished = query.finish();
  REQUIRE_FALSE(finished);
  CHECK(finished.error().fields[0].field == "sevrity");
  CHECK(finished.error().fields[0].violation == Violation::Unknown);
  CHECK(finished.error().fields[0].message.find("severity") != std::string::npos);
}

TEST_CASE("an empty value is a problem: it must not select everything") {
  for (const std::string raw : {"severity=", "severity", "severity=high,"}) {
    INFO(raw);
    QueryReader query = reading(raw);
    query.choices("severity", severities, parseSeverity);
    CHECK(problemOf(query) == "severity");
  }
}

TEST_CASE("a query that is not percent-encoded UTF-8 is refused") {
  for (const std::string raw : {"q=%zz", "q=%ff", "q=%00", "q=%ed%b0%80"}) {
    INFO(raw);
    Request request;
    request.rawQuery = raw;
    CHECK_FALSE(QueryReader::of(request));
  }
}

TEST_CASE("a page's numbers must be whole, in range, given once, and not contradict each other") {
  for (const std::string raw : {"limit=0", "limit=201", "limit=-1", "limit=1.0", "limit=+1", "limit=0x10",
                                "limit=", "limit=99999999999999999999", "limit=1&limit=1"}) {
    INFO(raw);
    QueryReader query = reading(raw);
    readPage(query, 200);
    CHECK(problemOf(query) == "limit");
  }
  QueryReader both = reading("offset=1&skip=1");
  readPage(both, 200);
  CHECK(problemOf(both) == "skip");
  QueryReader cursor = reading("offset=1&cursor=abc");
  readPage(cursor, 200);
  CHECK(problemOf(cursor) == "cursor");
}

TEST_CASE("an ordering takes known names, each once, and a minus reverses one") {
  enum class Key { Time, Rank };
  constexpr OrderNames<Key, 2> names{{{"time", Key::Time}, {"rank", Key::Rank}}};
  QueryReader query = reading("ordering=-time,rank");
  CHECK(readOrdering(query, names) == std::vector<Order<Key>>{{Key::Time, true}, {Key::Rank, false}});
  for (const std::string raw :
       {"ordering=name", "ordering=--time", "ordering=time;drop", "ordering=time,-time"}) {
    INFO(raw);
    QueryReader bad = reading(raw);
    readOrdering(bad, names);
    CHECK(problemOf(bad) == "ordering");
  }
}

TEST_CASE("attributes are taken by their prefix, each path with its values") {
  QueryReader query = reading("attr.user.name=root&attr.port=22,23");
  const auto found = query.withPrefix("attr.");
  REQUIRE(found.size() == 2);
  CHECK(found[0].first == "user.name");
  CHECK(found[1].second == std::vector<std::string>{"22", "23"});
  CHECK(problemOf(query) == "");
}

#include <algorithm>
#include <catch2/catch.hpp>

#include "vedette/json/alert_json.hpp"

using namespace vedette;
using vedette::json::readAlertPatch;
using vedette::json::readAlertReport;

TEST_CASE("an alert by hand is read with everything that it holds") {
  const auto report =
      readAlertReport(R"({"title":"Foo","severity":"high","source":"suricata","description":"d",
      "iocs":["evil.com","1.2.3.4"],"affected_assets":["a"],"mitre_techniques":["T1110"],"metadata":{"k":1}})");
  REQUIRE(report);
  CHECK(report->title == "Foo");
  CHECK(report->iocs == std::vector<std::string>{"evil.com", "1.2.3.4"});
  CHECK(report->metadata.json() == R"({"k":1})");
}

TEST_CASE("a bad report names the broken and the missing fields together") {
  const auto report = readAlertReport(R"({"title":1,"iocs":"x","metadata":[],"colour":"red"})");
  REQUIRE_FALSE(report);
  std::vector<std::string> fields;
  for (const FieldError& p : report.error().fields) fields.push_back(p.field);
  CHECK(fields == std::vector<std::string>{"title", "iocs", "metadata", "colour", "source", "severity"});
}

TEST_CASE("a patch keeps apart what is absent, null and set") {
  const auto patch =
      readAlertPatch(R"({"status":"escalated","assignee":null,"disposition":"benign","note":"n"})");
  REQUIRE(patch);
  CHECK(patch->status == AlertStatus::Escalated);
  CHECK_FALSE(patch->severity);
  REQUIRE(patch->assignee);
  CHECK_FALSE(*patch->assignee);
  REQUIRE(patch->disposition);
  CHECK(*patch->disposition == Disposition::Benign);
  CHECK(patch->note == "n");
  CHECK_FALSE(readAlertPatch(R"({"disposition":null})")->disposition->has_value());
  CHECK(readAlertPatch("{}")->empty());
}

TEST_CASE("a choice that does not exist is told with those that do") {
  const auto patch = readAlertPatch(R"({"status":"open","severity":"loud","disposition":"maybe"})");
  REQUIRE_FALSE(patch);
  REQUIRE(patch.error().fields.size() == 3);
  CHECK(patch.error().fields[0] ==
        FieldError{"status", Violation::NotAChoice,
                   "Must be one of new, triaged, investigating, escalated, resolved, false_positive.",
                   "open"});
}

TEST_CASE("a note that is too long is refused with the limit") {
  const auto patch = readAlertPatch(R"({"note":")" + std::string(8193, 'x') + R"("})");
  REQUIRE_FALSE(patch);
  CHECK(patch.error().fields.at(0).violation == Violation::TooLong);
  CHECK(patch.error().fields.at(0).value == "8192");
}

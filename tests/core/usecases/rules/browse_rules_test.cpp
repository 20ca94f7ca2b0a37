#include <catch2/catch.hpp>

#include "usecases/rules/embedded_rules.hpp"

using namespace vedette;
using namespace vedette::test;
using namespace std::chrono_literals;
using Ids = std::vector<std::string>;

namespace {

struct Rules : EmbeddedRules {
  Rules() {
    core.ruleBook.usePack({
        {"a",
         "id: z\ntitle: alpha\nasks: a\nlevel: high\nproduct: windows\ntag: attack.execution\ntag: "
         "attack.t1059.001\n"},
        {"b", "id: y\ntitle: Beta\nasks: b\nlevel: low\nproduct: linux\ntag: attack.t1110\n"},
        {"c", "id: x\ntitle: beta\nasks: c\ntag: cve.2021-1\n"},
    });
    REQUIRE(core.ruleChanges.add(admin, "id: w\ntitle: Gamma\nasks: d\nlevel: high\n"));
    REQUIRE(core.ruleChanges.change(admin, "y", {.enabled = false}));
  }
};

}  // namespace

TEST_CASE("rules are listed by title in any case, then by id") {
  Rules rules;
  CHECK(rules.listed() == Ids{"z", "x", "y", "w"});
}

TEST_CASE("a filter selects what has all of it, and any value of each") {
  Rules rules;
  CHECK(rules.listed({.products = {"Windows", "linux"}}) == Ids{"z", "y"});
  CHECK(rules.listed({.severities = {Severity::High}}) == Ids{"z", "w"});
  CHECK(rules.listed({.severities = {Severity::High}, .provenances = {detection::Provenance::Pack}}) ==
        Ids{"z"});
  CHECK(rules.listed({.enabled = false}) == Ids{"y"});
  CHECK(rules.listed({.kinds = {detection::RuleKind::Correlation}}).empty());
  CHECK(rules.listed({.tags = {"CVE.2021-1"}}) == Ids{"x"});
  CHECK(rules.listed({.techniques = {"t1059"}}) == Ids{"z"});
  CHECK(rules.listed({.techniques = {"T1059.001", "T1110"}}) == Ids{"z", "y"});
  CHECK(rules.listed({.techniques = {"T1110.001"}}).empty());
  CHECK(rules.listed({.tactics = {"TA0002"}}) == Ids{"z"});
  CHECK(rules.listed({.text = "ETA"}) == Ids{"x", "y"});
}

TEST_CASE("a walk by cursor shows every rule that was there once, whatever is added meanwhile") {
  Rules rules;
  Ids seen;
  RuleQuery query;
  query.page.limit = 1;
  do {
    const auto page = rules.core.rules.list(rules.admin, query).value();
    for (const RuleView& view : page.items) seen.push_back(view.rule.id());
    query.page.cursor = page.next;
    if (seen.size() == 2) {
      REQUIRE(rules.core.ruleChanges.add(rules.admin, "id: first\ntitle: aaa\nasks: a\n"));
    }
  } while (!query.page.cursor.empty());
  CHECK(seen == Ids{"z", "x", "y", "w"});
  query.page.cursor = "bm90IG1pbmU";
  CHECK(rules.core.rules.list(rules.admin, query).error().fields[0].field == "cursor");
}

TEST_CASE("rules are listed in the order that is asked for, by cursor too") {
  Rules rules;
  RuleQuery query;
  query.order = {{RuleKey::Severity, true}, {RuleKey::Title, false}};
  query.page.limit = 1;
  Ids seen;
  do {
    const auto page = rules.core.rules.list(rules.admin, query).value();
    for (const RuleView& view : page.items) seen.push_back(view.rule.id());
    query.page.cursor = page.next;
    if (seen.size() == 1) {
      RuleQuery other;
      other.page.cursor = page.next;
      CHECK(rules.core.rules.list(rules.admin, other).error().fields[0].field == "cursor");
    }
  } while (!query.page.cursor.empty());
  CHECK(seen == Ids{"z", "w", "y", "x"});
}

TEST_CASE("a rule shows its matches, its last one and the alerts of a day") {
  Rules rules;
  CHECK_FALSE(rules.find("z").lastMatch);
  rules.raisedBy({"a"});
  rules.raisedBy({"b"});
  const RuleView view = rules.find("z");
  CHECK(view.outcome.matched == 1);
  CHECK(view.outcome.raised == 1);
  CHECK(view.lastMatch == rules.clock.now());
  CHECK(view.alertsOfADay == 1);
  rules.clock.advance(24h - 1us);
  CHECK(rules.find("z").alertsOfADay == 1);
  rules.clock.advance(1us);
  CHECK(rules.find("z").alertsOfADay == 0);
}

TEST_CASE("a timeline has every hour, up to the running one") {
  Rules rules;
  rules.clock.advance(30min);
  rules.raisedBy({"a"});
  rules.clock.advance(3h);
  rules.raisedBy({"a"});
  const auto hours = rules.core.rules.timeline(rules.admin, "z", 24)->hours;
  REQUIRE(hours.size() == 24);
  CHECK(hours.back().start == *parseTimestamp("2026-11-22T11:00:00Z"));
  for (std::size_t i = 0; i < hours.size(); ++i) CHECK(hours[i].alerts == (i == 20 || i == 23 ? 1 : 0));
  CHECK(rules.core.rules.timeline(rules.admin, "unknown", 24).error().kind == ErrorKind::NotFound);
}

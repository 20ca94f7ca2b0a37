#include <catch2/catch.hpp>

#include "usecases/rules/embedded_rules.hpp"
#include "vedette/domain/attack/matrix.hpp"

using namespace vedette;
using namespace vedette::test;
using namespace std::chrono_literals;

namespace {

using Cells = std::vector<std::string>;

std::string tags(std::initializer_list<const char*> names) {
  std::string lines;
  for (const char* name : names) lines += std::string("tag: attack.") + name + "\n";
  return lines;
}

struct Coverage : EmbeddedRules {
  AttackCoverage coverage(std::optional<Timestamp> since = {}) {
    return core.attackCoverage(admin, since, {}).value();
  }
  // "execution T1059 rules/alerts"
  Cells cells(std::optional<Timestamp> since = {}) {
    Cells cells;
    const AttackCoverage all = coverage(since);
    for (const auto& column : all.tactics)
      for (const auto& technique : column.techniques)
        cells.push_back(std::string(column.tactic->slug) + ' ' + technique.id + ' ' +
                        std::to_string(technique.ruleTitles.size()) + '/' + std::to_string(technique.alerts));
    return cells;
  }
};

}  // namespace

TEST_CASE("the coverage has every tactic, in the order of the kill chain") {
  Coverage empty;
  const AttackCoverage coverage = empty.coverage();
  REQUIRE(coverage.tactics.size() == 14);
  CHECK(coverage.tactics.front().tactic->id == "TA0043");
  CHECK(coverage.tactics[11].tactic->slug == "command-and-control");
  CHECK(coverage.tactics.back().tactic->name == "Impact");
  CHECK(coverage.until - coverage.since == std::chrono::days(30));
}

TEST_CASE("sub-techniques count for their technique, once a rule") {
  Coverage rules;
  rules.core.ruleBook.usePack({{"f", ruleText("a", "a", tags({"execution", "t1059.001", "t1059.003"}))},
                               {"g", ruleText("b", "b", tags({"execution", "t1059"}))}});
  CHECK(rules.cells() == Cells{"execution T1059 2/0"});
  CHECK(rules.coverage().techniquesCovered == 1);
  CHECK(rules.coverage().rulesWithTags == 2);
}

TEST_CASE("a technique stands under the tactics that the rule names and that it serves") {
  Coverage rules;
  rules.core.ruleBook.usePack(
      {{"f", ruleText("a", "a",
                      tags({"execution", "defense-evasion", "persistence", "t1059", "t1070", "t1053"}))}});
  CHECK(rules.cells() == Cells{"execution T1053 1/0", "execution T1059 1/0", "persistence T1053 1/0",
                               "defense-evasion T1070 1/0"});
}

TEST_CASE("without a tactic that fits a technique stands where it serves, or where the rule says") {
  Coverage rules;
  rules.core.ruleBook.usePack({{"f", ruleText("a", "a", tags({"t1110"}))},
                               {"g", ruleText("b", "a", tags({"impact", "t9999"}))},
                               {"h", ruleText("c", "a", tags({"t8888"}))}});
  CHECK(rules.cells() == Cells{"credential-access T1110 1/0", "impact T9999 1/0"});
}

TEST_CASE("alerts of the span count in each cell of their rule, and once in all") {
  Coverage rules;
  rules.core.ruleBook.usePack({{"f", ruleText("a", "a", tags({"execution", "persistence", "t1053"}))},
                               {"g", ruleText("untagged", "b")}});
  rules.raisedBy({"a", "b"});
  const Timestamp first = rules.clock.now();
  rules.clock.advance(2h);
  rules.raisedBy({"a"});
  CHECK(rules.cells() == Cells{"execution T1053 1/2", "persistence T1053 1/2"});
  CHECK(rules.cells(first + 1us) == Cells{"execution T1053 1/1", "persistence T1053 1/1"});
  const AttackCoverage coverage = rules.coverage();
  CHECK(coverage.alertsMatched == 2);
  CHECK(coverage.techniquesDetected == 1);
  CHECK(coverage.tactics[3].techniques[0].lastFired == rules.clock.now());
}

TEST_CASE("a disabled rule covers nothing, but what it detected was detected") {
  Coverage rules;
  rules.core.ruleBook.usePack({{"f", ruleText("a", "a", tags({"t1110"}))}});
  rules.raisedBy({"a"});
  REQUIRE(rules.core.ruleChanges.change(rules.admin, "a", {.enabled = false}));
  CHECK(rules.cells() == Cells{"credential-access T1110 0/1"});
  CHECK(rules.coverage().techniquesCovered == 0);
}

TEST_CASE("tags are read in any case, and what is no technique is none") {
  CHECK(attack::techniquesOf({"attack.T1059.001", "attack.t1059.001", "attack.t105", "attack.t1059.1",
                              "t1059", "attack.g0007", "cve.2021.1"}) ==
        std::vector<std::string>{"T1059.001"});
  const auto tactics =
      attack::tacticsOf({"attack.impact", "attack.Initial_Access", "attack.ta0002", "attack.t1059"});
  REQUIRE(tactics.size() == 3);
  CHECK(tactics[0]->slug == "initial-access");
  CHECK(tactics[2]->slug == "impact");
  CHECK(attack::tacticsServedBy("T1059.001").size() == 1);
  CHECK(attack::tacticsServedBy("T9999").empty());
}

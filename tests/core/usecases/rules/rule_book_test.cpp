#include <catch2/catch.hpp>

#include "usecases/rules/embedded_rules.hpp"

using namespace vedette;
using namespace vedette::test;
using Ids = std::vector<std::string>;

TEST_CASE("the rules of a pack are in force for the next event") {
  EmbeddedRules embedded;
  CHECK(embedded.raisedBy({"a"}).empty());
  const PackReport report = embedded.core.ruleBook.usePack(
      {{"one.yml", ruleText("a", "a") + "---\n" + ruleText("b", "b")}, {"two.yml", ruleText("c", "c")}});
  CHECK(report.rules == 3);
  CHECK(report.refused.empty());
  CHECK(embedded.raisedBy({"a", "c"}) == Ids{"a", "c"});
  CHECK(embedded.listed() == Ids{"a", "b", "c"});
  CHECK(*embedded.find("b").rule.text == ruleText("a", "a") + "---\n" + ruleText("b", "b"));
}

TEST_CASE("another pack takes the place of the one before") {
  EmbeddedRules embedded;
  embedded.core.ruleBook.usePack({{"f", ruleText("a", "x")}, {"g", ruleText("b", "x")}});
  embedded.core.ruleBook.usePack({{"f", ruleText("b", "x")}, {"g", ruleText("c", "x")}});
  CHECK(embedded.raisedBy({"x"}) == Ids{"b", "c"});
  CHECK(embedded.listed() == Ids{"b", "c"});
}

TEST_CASE("what cannot be read in a pack is told, and takes nothing with it") {
  EmbeddedRules embedded;
  const PackReport report = embedded.core.ruleBook.usePack(
      {{"f", ruleText("a", "a", "refuse: no sense\n") + "---\n" + ruleText("b", "a")}});
  REQUIRE(report.refused.size() == 1);
  CHECK(report.refused[0].message == "no sense");
  CHECK(embedded.core.rules.pack(embedded.admin)->refused.size() == 1);
  CHECK(embedded.raisedBy({"a"}) == Ids{"b"});
}

TEST_CASE("a rule that asks for what no event is asked for is refused, and takes nothing with it") {
  EmbeddedRules embedded;
  std::string parts = "a";
  for (int i = 0; i < 40; ++i) parts += ".a";
  const PackReport report =
      embedded.core.ruleBook.usePack({{"f", ruleText("a", "a") + "---\n" + ruleText("b", parts)}});
  REQUIRE(report.refused.size() == 1);
  CHECK(report.refused[0].rule == embedded.find("b").rule.title());
  CHECK(report.refused[0].field == "detection");
  CHECK(!embedded.find("b").rule.active());
  CHECK(embedded.raisedBy({"a"}) == Ids{"a"});
}

TEST_CASE("of two rules with one id the second is refused, never silently") {
  EmbeddedRules embedded;
  const PackReport report = embedded.core.ruleBook.usePack(
      {{"f", ruleText("a", "a")}, {"g", "id: b\nasks: b\n---\n" + ruleText("a", "z")}});
  REQUIRE(report.refused.size() == 1);
  CHECK(report.refused[0].file == "g");
  CHECK(report.refused[0].line == 4);
  CHECK(report.refused[0].message.find("the rule in f, line 1") != std::string::npos);
  CHECK(embedded.raisedBy({"a"}) == Ids{"a"});
  CHECK(embedded.raisedBy({"z"}).empty());
}

TEST_CASE("a custom rule keeps its id when a pack brings the same") {
  EmbeddedRules embedded;
  REQUIRE(embedded.core.ruleChanges.add(embedded.admin, ruleText("a", "mine")));
  const PackReport report = embedded.core.ruleBook.usePack({{"f", ruleText("a", "theirs")}});
  REQUIRE(report.refused.size() == 1);
  CHECK(report.refused[0].message.find("custom rule") != std::string::npos);
  CHECK(embedded.raisedBy({"mine", "theirs"}) == Ids{"a"});
  CHECK(embedded.find("a").rule.provenance == detection::Provenance::Custom);
}

TEST_CASE("what was decided and written comes back with the next start") {
  EmbeddedRules embedded;
  REQUIRE(embedded.core.ruleChanges.add(embedded.admin, ruleText("mine", "a")));
  REQUIRE(embedded.core.ruleChanges.add(embedded.admin, ruleText("off", "a")));
  REQUIRE(embedded.core.ruleChanges.change(embedded.admin, "off", {.enabled = false}));
  Core next({embedded.storage, embedded.clock, embedded.passwords, embedded.tokens, embedded.randomness,
             embedded.digest, embedded.core.ruleBook.compiler()},
            RuleSet({}));
  CHECK(next.rules.list(embedded.admin, {})->total == 0);
  REQUIRE(next.ruleBook.load(embedded.storage));
  next.ruleBook.usePack({{"f", ruleText("packed", "a")}});
  const auto health = next.detection().health();
  REQUIRE(health.rules->rules().size() == 2);
  CHECK(health.rules->rules()[0].id == "mine");
  CHECK(health.rules->rules()[1].id == "packed");
  CHECK_FALSE(next.rules.find(embedded.admin, "off")->rule.enabled());
}

TEST_CASE("a stored rule that cannot be read any more says so and harms no other") {
  EmbeddedRules embedded;
  REQUIRE(embedded.storage.atomically([](Stores& stores) {
    return stores.rules.add({"old", {1, ruleText("old", "a", "refuse: gone\n"), "h", {}, "x"}});
  }));
  REQUIRE(embedded.storage.atomically([](Stores& stores) {
    return stores.rules.add({"sound", {1, ruleText("sound", "a"), "h", {}, "x"}});
  }));
  REQUIRE(embedded.core.ruleBook.load(embedded.storage));
  CHECK(embedded.find("old").rule.problem == "gone");
  CHECK(embedded.raisedBy({"a"}) == Ids{"sound"});
}

TEST_CASE("rules that are loaded after the pack take its place by id, and it is told") {
  EmbeddedRules embedded;
  REQUIRE(embedded.storage.atomically([](Stores& stores) {
    return stores.rules.add({"a", {1, ruleText("a", "mine"), "h", {}, "x"}});
  }));
  embedded.core.ruleBook.usePack({{"f", ruleText("a", "theirs")}, {"g", ruleText("b", "theirs")}});
  REQUIRE(embedded.core.ruleBook.load(embedded.storage));
  const PackReport pack = embedded.core.rules.pack(embedded.admin).value();
  CHECK(pack.rules == 1);
  REQUIRE(pack.refused.size() == 1);
  CHECK(pack.refused[0].file == "f");
  CHECK(embedded.raisedBy({"mine", "theirs"}) == Ids{"a", "b"});
}

TEST_CASE("a correlation rule says what keeps it from working, until it works") {
  EmbeddedRules embedded;
  const auto report = embedded.core.ruleBook.usePack({{"f", "id: many\ntitle: Many\ncounts: one\n"}});
  REQUIRE(report.refused.size() == 1);
  CHECK(report.refused[0].file == "f");
  CHECK_FALSE(embedded.find("many").lastError().empty());
  REQUIRE(embedded.core.ruleChanges.add(embedded.admin, ruleText("one", "a")));
  CHECK(embedded.find("many").lastError().empty());
  CHECK(embedded.find("many").rule.kind() == detection::RuleKind::Correlation);
  CHECK(embedded.raisedBy({"a"}).empty());
  CHECK(embedded.raisedBy({"a"}).empty());
  CHECK(embedded.raisedBy({"a"}) == Ids{"many"});
  CHECK(embedded.find("many").outcome.raised == 1);
  CHECK(embedded.find("one").outcome.kept == 3);
  REQUIRE(embedded.core.ruleChanges.change(embedded.admin, "one", {.enabled = false}));
  CHECK_FALSE(embedded.find("many").lastError().empty());
}

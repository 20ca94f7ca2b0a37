#include <catch2/catch.hpp>

#include "usecases/rules/embedded_rules.hpp"

using namespace vedette;
using namespace vedette::test;
using namespace std::chrono_literals;
using Ids = std::vector<std::string>;

namespace {

struct Rules : EmbeddedRules {
  Rules() { core.ruleBook.usePack({{"pack.yml", ruleText("packed", "a", "level: low\n")}}); }

  RuleView add(const std::string& id, const std::string& asks) {
    auto sent = core.ruleChanges.add(admin, ruleText(id, asks)).value();
    REQUIRE(sent.stored);
    return *std::move(sent.stored);
  }
  RuleView change(const std::string& id, const RulePatch& patch) {
    return core.ruleChanges.change(admin, id, patch).value();
  }
  Severity severityOf(const std::string& attribute) {
    raisedBy({attribute});
    AlertQuery newest;
    newest.order = {{AlertKey::CreatedAt, true}};
    return core.alerts.list(admin, newest)->items.at(0).severity;
  }
};

template <class T>
Error errorOf(const Result<T>& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error();
}

}  // namespace

TEST_CASE("a rule that is added is in force for the next event") {
  Rules rules;
  const RuleView added = rules.add("mine", "b");
  CHECK(added.rule.provenance == detection::Provenance::Custom);
  CHECK(rules.raisedBy({"b"}) == Ids{"mine"});
  CHECK(rules.audit()[0].action == "rule.create");
  CHECK(rules.audit()[0].object == "rule:mine");
}

TEST_CASE("a check says what is wrong and adds nothing") {
  Rules rules;
  const auto wrong = rules.core.ruleChanges.check(rules.admin, ruleText("x", "a", "refuse: why\n")).value();
  CHECK_FALSE(wrong.rule);
  CHECK(wrong.problem.stage == RuleStage::Compile);
  CHECK(wrong.problem.message == "why");
  CHECK(rules.core.ruleChanges.check(rules.admin, ruleText("x", "a"))->rule);
  CHECK_FALSE(rules.core.ruleChanges.check(rules.admin, "")->rule);
  CHECK_FALSE(
      rules.core.ruleChanges.check(rules.admin, ruleText("x", "a") + "---\n" + ruleText("y", "a"))->rule);
  CHECK(rules.listed() == Ids{"packed"});
}

TEST_CASE("a rule that is refused is not added") {
  Rules rules;
  const auto sent = rules.core.ruleChanges.add(rules.admin, ruleText("x", "a", "refuse: why\n")).value();
  CHECK_FALSE(sent.stored);
  CHECK(sent.verdict.problem.message == "why");
  CHECK(errorOf(rules.core.ruleChanges.add(rules.admin, std::string(65'537, 'x'))).fields[0].field == "yaml");
  CHECK(rules.listed() == Ids{"packed"});
}

TEST_CASE("an id that is taken is refused, saying by which rule") {
  Rules rules;
  rules.add("mine", "b");
  const Error custom = errorOf(rules.core.ruleChanges.add(rules.admin, ruleText("mine", "c")));
  CHECK(custom.kind == ErrorKind::Conflict);
  CHECK(custom.message.find("\"Rule mine\", a custom rule") != std::string::npos);
  const Error packed = errorOf(rules.core.ruleChanges.add(rules.admin, ruleText("packed", "c")));
  CHECK(packed.kind == ErrorKind::Conflict);
  CHECK(packed.message.find("\"Rule packed\", of the pack") != std::string::npos);
}

TEST_CASE("there are no more than a thousand custom rules") {
  Rules rules;
  for (std::size_t i = 0; i < ManageRules::maxCustom; ++i)
    REQUIRE(rules.storage.atomically([&](Stores& stores) {
      return stores.rules.add(
          {"r" + std::to_string(i), {1, ruleText("r" + std::to_string(i), "a"), "", {}, ""}});
    }));
  REQUIRE(rules.core.ruleBook.load(rules.storage));
  CHECK(errorOf(rules.core.ruleChanges.add(rules.admin, ruleText("more", "a"))).kind == ErrorKind::Conflict);
}

TEST_CASE("every version is kept, and a rollback is a version") {
  Rules rules;
  rules.add("mine", "first");
  rules.clock.advance(1h);
  REQUIRE(rules.core.ruleChanges.rewrite(rules.admin, "mine", ruleText("mine", "second")));
  CHECK(rules.raisedBy({"first", "second"}) == Ids{"mine"});
  CHECK(rules.raisedBy({"first"}).empty());
  REQUIRE(rules.core.ruleChanges.rollBack(rules.admin, "mine", 1));
  CHECK(rules.raisedBy({"first"}) == Ids{"mine"});
  const auto versions = rules.core.rules.versions(rules.admin, "mine", {})->items;
  REQUIRE(versions.size() == 3);
  CHECK(versions[0].number == 3);
  CHECK(versions[0].restored == 1);
  CHECK(versions[0].text == versions[2].text);
  CHECK(versions[0].hash == versions[2].hash);
  CHECK(versions[1].at - versions[2].at == 1h);
  CHECK(versions[1].actor == "system");
  CHECK(rules.audit()[0].action == "rule.rollback");
  CHECK(errorOf(rules.core.ruleChanges.rollBack(rules.admin, "mine", 9)).kind == ErrorKind::NotFound);
}

TEST_CASE("the same text again is no new version, and another rule's text is refused") {
  Rules rules;
  rules.add("mine", "a");
  REQUIRE(rules.core.ruleChanges.rewrite(rules.admin, "mine", ruleText("mine", "a")));
  CHECK(rules.core.rules.versions(rules.admin, "mine", {})->total == 1);
  CHECK(errorOf(rules.core.ruleChanges.rewrite(rules.admin, "mine", ruleText("other", "a"))).kind ==
        ErrorKind::Conflict);
  const auto wrong =
      rules.core.ruleChanges.rewrite(rules.admin, "mine", ruleText("mine", "a", "refuse: no\n"));
  CHECK_FALSE(wrong->stored);
  CHECK(rules.raisedBy({"a"}).size() == 2);
}

TEST_CASE("a removed rule is not in force any more, and the audit trail keeps its text") {
  Rules rules;
  rules.add("mine", "b");
  REQUIRE(rules.core.ruleChanges.remove(rules.admin, "mine"));
  CHECK(rules.raisedBy({"b"}).empty());
  CHECK(rules.listed() == Ids{"packed"});
  CHECK(rules.audit()[0].action == "rule.delete");
  CHECK(rules.audit()[0].detail.find("asks: b") != std::string::npos);
  rules.add("mine", "b");
}

TEST_CASE("rules of the pack are neither rewritten nor removed, and it says what to do instead") {
  Rules rules;
  for (const Error& error :
       {errorOf(rules.core.ruleChanges.remove(rules.admin, "packed")),
        errorOf(rules.core.ruleChanges.rollBack(rules.admin, "packed", 1)),
        errorOf(rules.core.ruleChanges.rewrite(rules.admin, "packed", ruleText("packed", "z")))}) {
    CHECK(error.kind == ErrorKind::Conflict);
    CHECK(error.message.find("Disable it") != std::string::npos);
  }
  CHECK(errorOf(rules.core.rules.versions(rules.admin, "packed", {})).kind == ErrorKind::Conflict);
  CHECK(errorOf(rules.core.ruleChanges.remove(rules.admin, "unknown")).kind == ErrorKind::NotFound);
}

TEST_CASE("a disabled rule raises nothing, and is there to be enabled") {
  Rules rules;
  CHECK_FALSE(rules.change("packed", {.enabled = false}).rule.enabled());
  CHECK(rules.raisedBy({"a"}).empty());
  rules.core.ruleBook.usePack({{"pack.yml", ruleText("packed", "a")}});
  CHECK(rules.raisedBy({"a"}).empty());
  rules.change("packed", {.enabled = true});
  CHECK(rules.raisedBy({"a"}) == Ids{"packed"});
}

TEST_CASE("a severity that was set holds until it is given back") {
  Rules rules;
  CHECK(rules.severityOf("a") == Severity::Low);
  rules.clock.advance(1h);
  rules.change("packed", {.severity = std::optional(Severity::Critical)});
  CHECK(rules.severityOf("a") == Severity::Critical);
  rules.change("packed", {.enabled = true});
  CHECK(rules.find("packed").rule.severity() == Severity::Critical);
  CHECK(rules.find("packed").rule.head().level == Severity::Low);
  rules.change("packed", {.severity = std::optional<Severity>{}});
  CHECK(rules.find("packed").rule.severity() == Severity::Low);
  CHECK_FALSE(rules.find("packed").rule.changed);
}

TEST_CASE("dedup is overridden part by part and given back as a whole") {
  Rules rules;
  const auto dedupOf = [&] { return rules.find("packed").rule.dedup(); };
  const Dedup declared = dedupOf();
  RulePatch::DedupPatch window;
  window.window = std::optional(60s);
  rules.change("packed", {.dedup = std::optional(window)});
  CHECK(dedupOf() == Dedup{declared.key, 60s});
  RulePatch::DedupPatch key;
  key.key = std::optional(Ids{"user"});
  rules.change("packed", {.dedup = std::optional(key)});
  CHECK(dedupOf() == Dedup{Ids{"user"}, 60s});
  rules.change("packed", {.dedup = std::optional<RulePatch::DedupPatch>{}});
  CHECK(dedupOf() == declared);
}

TEST_CASE("a patch out of bounds is refused with its fields, and one that changes nothing is not recorded") {
  Rules rules;
  RulePatch::DedupPatch wrong;
  wrong.key = std::optional(Ids{""});
  wrong.window = std::optional(0s);
  CHECK(errorOf(rules.core.ruleChanges.change(rules.admin, "packed", {.dedup = std::optional(wrong)}))
            .fields.size() == 2);
  rules.change("packed", {.enabled = true});
  CHECK(rules.audit().empty());
}

TEST_CASE("a correlation rule that refers to nothing is refused, and one that refers to a rule is added") {
  Rules rules;
  const std::string text = "id: many\ntitle: Many\ncounts: ";
  const auto refused = rules.core.ruleChanges.add(rules.admin, text + "nothing\n").value();
  CHECK_FALSE(refused.stored);
  CHECK(refused.verdict.problem.stage == RuleStage::Compile);
  CHECK(refused.verdict.problem.field == "correlation.rules");
  const auto added = rules.core.ruleChanges.add(rules.admin, text + "packed\n").value();
  REQUIRE(added.stored);
  CHECK(added.stored->rule.kind() == detection::RuleKind::Correlation);
  RulePatch::DedupPatch key;
  key.key = std::optional(Ids{"user"});
  CHECK(errorOf(rules.core.ruleChanges.change(rules.admin, "many", {.dedup = std::optional(key)}))
            .fields[0]
            .field == "dedup.key");
  CHECK(rules.change("many", {.severity = std::optional(Severity::Low)}).rule.severity() == Severity::Low);
}

TEST_CASE("a correlation rule's dedup is overridden by fields of its group, for as long as they are") {
  Rules rules;
  const auto text = [](const std::string& group) {
    return "id: many\ntitle: Many\ncounts: packed\ngroup: user\ngroup: " + group + "\n";
  };
  REQUIRE(rules.core.ruleChanges.add(rules.admin, text("host")).value().stored);
  RulePatch::DedupPatch patch;
  patch.key = std::optional(Ids{"host"});
  patch.window = std::optional(60s);
  CHECK(rules.change("many", {.dedup = std::optional(patch)}).rule.dedup() == Dedup{Ids{"host"}, 60s});
  const auto correlation = [&] {
    rules.raisedBy({});
    return rules.core.detection().health().rules->correlations().at(0);
  };
  CHECK(correlation().dedup == Dedup{Ids{"host"}, 60s});
  REQUIRE(rules.core.ruleChanges.rewrite(rules.admin, "many", text("port")).value().stored);
  CHECK(rules.find("many").rule.dedup() == Dedup{{}, 60s});
  CHECK(correlation().dedup == Dedup{{}, 60s});
  REQUIRE(rules.core.ruleChanges.rollBack(rules.admin, "many", 1).value().stored);
  CHECK(rules.find("many").rule.dedup().key == Ids{"host"});
}

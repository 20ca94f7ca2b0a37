#include "rule_fixture.hpp"

namespace vedette::contract {
namespace {

using detection::CustomRule;
using detection::RuleVersion;

RuleVersion version(std::uint64_t number, std::string text = "title: Anything\n") {
  return {number, std::move(text), "hash of it", at(std::chrono::microseconds(number)), "alice", {}};
}

CustomRule rule(std::string id) { return {std::move(id), version(1)}; }

TEST_CASE_METHOD(RuleFixture, "a custom rule is listed as it was added") {
  CHECK(rules().empty());
  const CustomRule added{"a rule / \xC3\xA4", {1, "title: 'x'\n# \xF0\x9F\x9A\xA8\n", "h", at(1us), "bob"}};
  add(added);
  CHECK(rules() == std::vector{added});
}

TEST_CASE_METHOD(RuleFixture, "a rule keeps any text that can be stored, line by line") {
  std::vector<CustomRule> added;
  for (const std::string& text : hostileTexts()) {
    added.push_back({"rule-" + std::to_string(100 + added.size()), version(1, text)});
    add(added.back());
  }
  CHECK(rules() == added);
}

TEST_CASE_METHOD(RuleFixture, "custom rules are listed by id, byte by byte") {
  for (const char* id : {"b", "B", "a-1", "a1", "\xC3\xA4"}) add(rule(id));
  std::vector<std::string> ids;
  for (const CustomRule& each : rules()) ids.push_back(each.id);
  CHECK(ids == std::vector<std::string>{"B", "a-1", "a1", "b", "\xC3\xA4"});
}

TEST_CASE_METHOD(RuleFixture, "a rule's id can be taken only once") {
  add(rule("r"));
  CHECK(refusal([](Stores& stores) { return stores.rules.add(rule("r")); }) == ErrorKind::Conflict);
  CHECK(versions("r").size() == 1);
}

TEST_CASE_METHOD(RuleFixture, "every version of a rule is kept, and the newest is the rule") {
  add(rule("r"));
  add(rule("other"));
  RuleVersion back = version(3, "the first again");
  back.restored = 1;
  addVersion("r", version(2, "second"));
  addVersion("r", back);
  CHECK(versions("r") == std::vector{back, version(2, "second"), version(1)});
  CHECK(rules() == std::vector{rule("other"), CustomRule{"r", back}});
}

TEST_CASE_METHOD(RuleFixture, "a version that does not follow the newest is stale") {
  add(rule("r"));
  for (const std::uint64_t number : {1u, 3u})
    CHECK(refusal([&](Stores& stores) { return stores.rules.addVersion("r", version(number)); }) ==
          ErrorKind::Stale);
  CHECK(versions("r").size() == 1);
}

TEST_CASE_METHOD(RuleFixture, "a removed rule is gone with its versions and its override") {
  add(rule("r"));
  addVersion("r", version(2));
  setOverride({.rule = "r", .enabled = false});
  remove("r");
  CHECK(rules().empty());
  CHECK(overrides().empty());
  add(rule("r"));
  CHECK(versions("r") == std::vector{version(1)});
}

TEST_CASE_METHOD(RuleFixture, "a rule that is not stored is neither found nor changed") {
  CHECK(refusal([](Stores& stores) { return stores.rules.versions("r"); }) == ErrorKind::NotFound);
  CHECK(refusal([](Stores& stores) { return stores.rules.addVersion("r", version(2)); }) ==
        ErrorKind::NotFound);
  CHECK(refusal([](Stores& stores) { return stores.rules.remove("r"); }) == ErrorKind::NotFound);
}

}  // namespace
}  // namespace vedette::contract

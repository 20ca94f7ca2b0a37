#include "rule_fixture.hpp"

namespace vedette::contract {
namespace {

using detection::RuleOverride;

RuleOverride everything(std::string rule) {
  return {.rule = std::move(rule),
          .enabled = false,
          .severity = Severity::Critical,
          .dedupKey = std::vector<std::string>{"user", "a \"quoted\" field", "b.c"},
          .dedupWindow = 90s,
          .at = at(5us),
          .actor = "alice"};
}

TEST_CASE_METHOD(RuleFixture, "an override is kept with every part of it") {
  CHECK(overrides().empty());
  setOverride(everything("r"));
  CHECK(overrides() == std::vector{everything("r")});
}

TEST_CASE_METHOD(RuleFixture, "what an override leaves as declared stays apart from what it empties") {
  const RuleOverride severity{.rule = "a", .severity = Severity::Info, .at = at(), .actor = "x"};
  const RuleOverride key{.rule = "b", .dedupKey = std::vector<std::string>{}, .at = at(), .actor = "x"};
  const RuleOverride window{.rule = "c", .dedupWindow = 0s, .at = at(), .actor = "x"};
  for (const RuleOverride& change : {severity, key, window}) setOverride(change);
  CHECK(overrides() == std::vector{severity, key, window});
}

TEST_CASE_METHOD(RuleFixture, "an override takes the place of the one before") {
  setOverride(everything("r"));
  const RuleOverride enabled{.rule = "r", .severity = Severity::Low, .at = at(9us), .actor = "bob"};
  setOverride(enabled);
  CHECK(overrides() == std::vector{enabled});
}

TEST_CASE_METHOD(RuleFixture, "an override that changes nothing is none") {
  setOverride(everything("r"));
  setOverride({.rule = "r", .at = at(), .actor = "bob"});
  setOverride({.rule = "never changed", .at = at(), .actor = "bob"});
  CHECK(overrides().empty());
}

TEST_CASE_METHOD(RuleFixture, "overrides are listed by rule, byte by byte") {
  for (const char* rule : {"b", "B", "a-1", "a1"}) setOverride(everything(rule));
  std::vector<std::string> rules;
  for (const RuleOverride& each : overrides()) rules.push_back(each.rule);
  CHECK(rules == std::vector<std::string>{"B", "a-1", "a1", "b"});
}

}  // namespace
}  // namespace vedette::contract

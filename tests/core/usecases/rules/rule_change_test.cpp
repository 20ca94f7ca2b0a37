#include <catch2/catch.hpp>

#include "usecases/rules/embedded_rules.hpp"

using namespace vedette;
using namespace vedette::test;
using namespace std::chrono_literals;
using Ids = std::vector<std::string>;

namespace {

// Three matches of the rule "packed" in ten minutes.
std::string counting(const std::string& more = {}) {
  return "id: many\ntitle: Many\ncounts: packed\n" + more;
}

// A core that is at work: the first batch is behind it.
struct AtWork : EmbeddedRules {
  AtWork() {
    core.ruleBook.usePack({{"pack.yml", ruleText("packed", "a")}});
    raisedBy({"x"});
  }

  void add(const std::string& text) { REQUIRE(core.ruleChanges.add(admin, text).value().stored); }
  Ids next() {
    clock.advance(1min);
    return raisedBy({"a"});
  }
};

}  // namespace

TEST_CASE("a correlation rule that is added knows the events of its window that were stored before") {
  AtWork rules;
  CHECK(rules.next() == Ids{"packed"});
  CHECK(rules.next() == Ids{"packed"});
  rules.add(counting());
  CHECK(rules.next() == Ids{"many"});
  CHECK(rules.next() == Ids{"many"});
}

TEST_CASE(
    "what was stored before a correlation rule was added raises nothing, and what is too old counts for "
    "nothing") {
  AtWork rules;
  for (int i = 0; i < 3; ++i) rules.next();
  rules.add(counting());
  CHECK(rules.raisedBy({"x"}).empty());
  rules.clock.advance(1h);
  CHECK(rules.next().empty());
  CHECK(rules.next().empty());
  CHECK(rules.next() == Ids{"many"});
}

TEST_CASE("a correlation rule that changes, or whose rule does, is shown the past anew") {
  AtWork rules;
  rules.add(counting());
  CHECK(rules.next().empty());
  CHECK(rules.next().empty());
  REQUIRE(rules.core.ruleChanges.rewrite(rules.admin, "many", counting("level: low\n")).value().stored);
  CHECK(rules.next() == Ids{"many"});

  rules.core.ruleBook.usePack({{"pack.yml", ruleText("packed", "a", "level: high\n")}});
  CHECK(rules.next() == Ids{"many"});
  rules.core.ruleBook.usePack({{"pack.yml", ruleText("packed", "b")}});
  CHECK(rules.next().empty());
  rules.clock.advance(1min);
  CHECK(rules.raisedBy({"b"}).empty());
}

TEST_CASE("a rule that was disabled meanwhile knows what a backtest would find") {
  AtWork rules;
  rules.add(counting());
  RulePatch off, on;
  off.enabled = false, on.enabled = true;
  REQUIRE(rules.core.ruleChanges.change(rules.admin, "many", off));
  rules.next(), rules.next();
  REQUIRE(rules.core.ruleChanges.change(rules.admin, "many", on));
  CHECK(rules.next() == Ids{"many"});
}

TEST_CASE("what other correlation rules know stays when one is added, and their counts do") {
  AtWork rules;
  rules.add(counting());
  rules.next(), rules.next();
  rules.add("id: also\ntitle: Also\ncounts: packed\n");
  const auto raised = rules.next();
  CHECK(Ids(raised.begin(), raised.end()) == Ids{"also", "many"});
  CHECK(rules.find("many").health.candidates == 3);
}

TEST_CASE("a change is pending until the next batch has seen what was stored last") {
  AtWork rules;
  rules.next(), rules.next();
  rules.add(counting());
  CHECK(rules.find("many").pending);
  CHECK_FALSE(rules.find("packed").pending);
  rules.raisedBy({"x"});
  CHECK_FALSE(rules.find("many").pending);
}

TEST_CASE("a change of rules that comes before another is in force loses nothing") {
  AtWork rules;
  rules.next(), rules.next();
  rules.add(counting());
  rules.add("id: also\ntitle: Also\ncounts: packed\n");
  REQUIRE(rules.core.ruleChanges.rewrite(rules.admin, "many", counting("level: low\n")).value().stored);
  CHECK(rules.next() == Ids{"also", "many"});
}

TEST_CASE("events that waited elsewhere meet after a restart what was stored before they came") {
  AtWork rules;
  rules.add(counting());
  rules.next(), rules.next();
  const Timestamp came = rules.clock.now() + 1min;
  rules.clock.advance(5h);
  Core again{{rules.storage,
              rules.clock,
              rules.passwords,
              rules.tokens,
              rules.randomness,
              rules.digest,
              {.language = &EmbeddedRules::plainLanguage}},
             RuleSet({})};
  again.ruleBook.usePack({{"pack.yml", ruleText("packed", "a") + "---\n" + counting()}});
  EventDraft draft;
  draft.sourceName = draft.eventType = draft.description = "test";
  draft.severity = "info";
  draft.attributes = Attributes::fromStored(R"({"a":"1"})");
  std::vector<Submission> batch(1);
  batch[0].principal = Principal::system();
  batch[0].events.push_back(NewEvent::accept(std::move(draft)).value());
  batch[0].receivedAt = came;
  const auto receipts = again.ingest(batch);
  REQUIRE(receipts[0]);
  CHECK(receipts[0].value()[0].newAlerts == 1);
}

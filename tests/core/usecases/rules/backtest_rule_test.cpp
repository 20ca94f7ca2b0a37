#include <catch2/catch.hpp>

#include "usecases/rules/embedded_rules.hpp"

using namespace vedette;
using namespace vedette::test;
using namespace std::chrono_literals;

namespace {

struct Backtests : EmbeddedRules {
  Timestamp start = clock.now();

  // Events a minute apart, by the attribute that each has.
  void store(const std::vector<std::string>& attributes) {
    for (const std::string& name : attributes) {
      raisedBy({name});
      clock.advance(1min);
    }
  }
  BacktestOutcome run(BacktestRequest request) {
    request.since = start;
    return core.backtest(admin, request).value();
  }
  BacktestOutcome runText(const std::string& text) { return run({.text = text}); }
};

template <class T>
Error errorOf(const Result<T>& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error();
}

}  // namespace

TEST_CASE("a backtest finds what the rule would have found, and stores nothing") {
  Backtests tests;
  tests.store({"a", "b", "a"});
  const BacktestOutcome outcome = tests.runText(ruleText("r", "a"));
  REQUIRE(outcome.verdict.rule);
  CHECK(outcome.events == 3);
  CHECK(outcome.matches == 2);
  CHECK(outcome.stopped == BacktestOutcome::Stop::End);
  CHECK(outcome.reached == tests.start + 2min);
  REQUIRE(outcome.examples.size() == 2);
  CHECK(outcome.examples[0].event == 1);
  CHECK(outcome.examples[1].event == 3);
  CHECK(outcome.examples[0].evidence.json().find(R"({"field":"a","value":"1"})") != std::string::npos);
  CHECK(tests.core.alerts.list(tests.admin, {})->total == 0);
  CHECK(tests.listed().empty());
}

TEST_CASE("a backtest folds as live events do") {
  Backtests tests;
  tests.core.ruleBook.usePack({{"f", ruleText("live", "a")}});
  for (const auto pause : {1min, 14min, 15min, 16min, 1min, 60min}) {
    tests.store({"a"});
    tests.clock.advance(pause - 1min);
  }
  const auto live = tests.core.alerts.list(tests.admin, {}).value();
  const BacktestOutcome outcome = tests.run({.rule = "live"});
  CHECK(outcome.matches == 6);
  CHECK(outcome.alerts == live.total);
  CHECK(live.total > 1);
  CHECK(live.total < 6);
}

TEST_CASE("a backtest of a rule that there is goes by what was decided about it") {
  Backtests tests;
  tests.core.ruleBook.usePack({{"f", ruleText("r", "a")}});
  RulePatch::DedupPatch narrow;
  narrow.window = std::optional(30s);
  REQUIRE(
      tests.core.ruleChanges.change(tests.admin, "r", {.enabled = false, .dedup = std::optional(narrow)}));
  tests.store({"a", "a"});
  const BacktestOutcome outcome = tests.run({.rule = "r"});
  CHECK(outcome.matches == 2);
  CHECK(outcome.alerts == 2);
}

TEST_CASE("a backtest looks at no more events than it is asked to, and says so") {
  Backtests tests;
  tests.store(std::vector<std::string>(7, "a"));
  const BacktestOutcome outcome = tests.run({.text = ruleText("r", "a"), .limit = 3});
  CHECK(outcome.events == 3);
  CHECK(outcome.matches == 3);
  CHECK(outcome.stopped == BacktestOutcome::Stop::Limit);
  CHECK(outcome.reached == tests.start + 2min);
  CHECK(tests.run({.text = ruleText("r", "a"), .limit = 7}).stopped == BacktestOutcome::Stop::End);
}

TEST_CASE("a backtest reads across its pages and keeps few examples") {
  Backtests tests;
  std::vector<NewEvent> events;
  for (int i = 0; i < 2'500; ++i) events.push_back(newEvent("low"));
  ingest(tests.core, std::move(events));
  tests.clock.advance(1s);
  const BacktestOutcome outcome = tests.runText("id: all\ntitle: all\n");
  CHECK(outcome.events == 2'500);
  CHECK(outcome.matches == 2'500);
  CHECK(outcome.examples.size() == BacktestOutcome::maxExamples);
}

TEST_CASE("a backtest of a correlation rule counts the matches of the rules that it refers to") {
  Backtests tests;
  tests.core.ruleBook.usePack({{"f", ruleText("one", "a")}});
  tests.store({"a", "b", "a", "a", "b"});
  const BacktestOutcome outcome = tests.runText("id: many\ntitle: Many\ncounts: one\n");
  REQUIRE(outcome.verdict.rule);
  CHECK(outcome.events == 5);
  CHECK(outcome.matches == 1);
  CHECK(outcome.alerts == 1);
}

TEST_CASE("a backtest tells each time that a correlation rule fires, however the events are paged") {
  Backtests tests;
  tests.core.ruleBook.usePack({{"f", ruleText("one", "a")}});
  tests.store({"a", "a", "a", "a", "a"});
  const BacktestOutcome outcome = tests.runText("id: many\ntitle: Many\ncounts: one\n");
  CHECK(outcome.matches == 3);
  CHECK(outcome.alerts == 1);
}

TEST_CASE("a backtest of a correlation rule that refers to nothing is refused, not found to match nothing") {
  Backtests tests;
  tests.store({"a", "a", "a"});
  const BacktestOutcome outcome = tests.runText("id: many\ntitle: Many\ncounts: nobody\n");
  CHECK_FALSE(outcome.verdict.rule);
  CHECK(outcome.verdict.problem.message == "no enabled rule has the id or name 'nobody'");
  CHECK(outcome.events == 0);
}

TEST_CASE("a backtest needs one sound rule and a sound span") {
  Backtests tests;
  tests.clock.advance(1s);
  CHECK_FALSE(tests.runText(ruleText("r", "a", "refuse: why\n")).verdict.rule);
  const auto refused = [&](const BacktestRequest& request) {
    return errorOf(tests.core.backtest(tests.admin, request));
  };
  CHECK(refused({}).fields[0].field == "rule_id");
  CHECK(refused({.rule = "r", .text = "t"}).fields[0].field == "rule_id");
  CHECK(refused({.rule = "unknown"}).kind == ErrorKind::NotFound);
  CHECK(refused({.rule = "r", .limit = BacktestRequest::maxLimit + 1}).fields[0].field == "limit");
  CHECK(refused({.rule = "r", .since = tests.start, .until = tests.start}).fields[0].field == "since");
}

#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "vedette/domain/identity/principal.hpp"
#include "vedette/ports/clock.hpp"
#include "vedette/ports/storage.hpp"
#include "vedette/usecases/rules/rule_book.hpp"
#include "vedette/usecases/rules/rule_check.hpp"

namespace vedette {

// Which rule to try on which stored events: one that there is, by its id, or one that was sent.
struct BacktestRequest {
  std::optional<std::string> rule = {};
  std::optional<std::string> text = {};
  std::optional<Timestamp> since = {};  // of the events' time; a day before `until`
  std::optional<Timestamp> until = {};  // now
  std::size_t limit = 50'000;           // of events

  static constexpr std::size_t maxLimit = 200'000;
};

struct BacktestOutcome {
  enum class Stop : std::uint8_t {
    End,    // every event of the span was looked at
    Limit,  // as many as was asked for
    Time,   // for as long as it may take
  };
  struct Example {
    std::optional<EventId> event;  // none when it was the passing of time
    Timestamp at;
    Attributes evidence;  // as an alert would keep it (Evidence)
  };
  static constexpr std::size_t maxExamples = 20;

  RuleVerdict verdict = {};  // without a rule nothing was tried
  Timestamp since, until;
  Stop stopped = Stop::End;
  std::optional<Timestamp> reached = {};  // the last event's time
  std::size_t events = 0;
  std::uint64_t matches = 0;
  std::uint64_t alerts = 0;            // that these had raised; the other matches had been folded into them
  std::uint64_t failed = 0;            // events on which a search gave up
  std::vector<Example> examples = {};  // the first matches
};

// Tries a rule on stored events, by what looks at them when they come: the outcome is what would have been,
// had the events come in the order of their times and the rule been alone. It reads page by page, bounded in
// events and time, and stores nothing. Needs rules:write and events:read. Limited while another one runs.
class BacktestRule {
 public:
  static constexpr std::chrono::seconds maxDuration{10};

  BacktestRule(const Storage&, const RuleBook&, const Clock&);

  Result<BacktestOutcome> operator()(const Principal&, const BacktestRequest&);

 private:
  Result<RuleVerdict> ruleOf(const BacktestRequest&) const;
  std::shared_ptr<const detection::RuleSet> setFor(const detection::CataloguedRule&) const;
  detection::CataloguedRule known(const BacktestRequest&, const detection::DeclaredRule&) const;

  const Storage& storage_;
  const RuleBook& book_;
  const Clock& clock_;
  std::mutex running_;
};

}  // namespace vedette

#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "vedette/domain/detection/engine/event_fields.hpp"
#include "vedette/domain/detection/engine/rule_set.hpp"

namespace vedette::detection {

// A value that a rule wanted; without a field name for keywords.
struct MatchedField {
  std::string_view field;
  std::string_view value;
  bool operator==(const MatchedField&) const = default;
};

struct Match {
  const Rule* rule;
  std::span<const MatchedField> fields;  // enough of them to make the condition true
  std::uint32_t index = 0;               // the rule's place in its set
};

// How a rule fares with the events that one Evaluation saw.
struct RuleHealth {
  std::uint64_t evaluated = 0;   // events of its log source
  std::uint64_t candidates = 0;  // of these, looked at closely
  std::uint64_t matched = 0;
  std::chrono::nanoseconds time{};  // spent on candidates; estimated, from some of the events
  std::uint64_t failed = 0;         // searches that gave up: the event may have matched
  std::string lastError = {};       // of the last of these
};

// Evaluates the rules of a set on one event after the other. Holds everything that changes, so each thread
// has its own; nothing is allocated once it has grown to the size of the events.
class Evaluation {
 public:
  enum class Routing : std::uint8_t {
    BySource,  // rules of the event's log source; when nobody knows it, those that LogSourceMap::unknown says
    All,
  };

  explicit Evaluation(std::shared_ptr<const RuleSet>);
  ~Evaluation();

  const RuleSet& rules() const;

  // The event to evaluate: clear() it, fill it, run().
  EventFields& event();

  // The rules that match it, in their order. Matches and what they view live until the event changes or the
  // next run.
  std::span<const Match> run(Routing = Routing::BySource);

  // The rules, by place, of which the last run does not know whether they match: a search gave up.
  std::span<const std::uint32_t> gaveUp() const;

  // False when the last run did not know the event's log source.
  bool knewSource() const;

  RuleHealth health(std::size_t rule) const;  // by place in rules().rules()
  std::uint64_t failures() const;             // `failed` of all rules

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace vedette::detection

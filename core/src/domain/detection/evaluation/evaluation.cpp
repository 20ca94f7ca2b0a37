#include "vedette/domain/detection/engine/evaluation.hpp"

#include <algorithm>

#include "domain/detection/evaluation/candidates.hpp"
#include "domain/detection/evaluation/explanation.hpp"
#include "domain/detection/evaluation/health_counters.hpp"
#include "domain/detection/evaluation/tester.hpp"
#include "domain/detection/plan/compiled_rules.hpp"
#include "domain/detection/routing/route_cache.hpp"

namespace vedette::detection {

class Evaluation::State {
 public:
  State(std::shared_ptr<const RuleSet> set, const CompiledRules& compiled)
      : set_(std::move(set)),
        compiled_(compiled),
        event_(compiled.fields),
        tester_(compiled.predicates, event_),
        candidates_(compiled.rules.size()),
        explanation_(compiled.program, compiled.fields, event_, tester_),
        routes_(*compiled.router),
        health_(compiled) {}

  const RuleSet& rules() const { return *set_; }
  EventFields& event() { return event_; }
  const HealthCounters& health() const { return health_; }
  std::span<const RuleIndex> gaveUp() const { return gaveUp_; }
  bool knewSource() const { return knewSource_; }

  std::span<const Match> run(Routing routing) {
    const std::vector<std::uint32_t>* route = routing == Routing::All ? nullptr : routes_.routeOf(event_);
    knewSource_ = routing == Routing::All || routes_.knewSource();
    tester_.startEvent();
    candidates_.startEvent();
    explanation_.clear();
    matched_.clear();
    gaveUp_.clear();
    timed_ = health_.startEvent();
    if (route) {
      for (const std::uint32_t plan : *route) run(compiled_.plans[plan]), health_.planRun(plan);
    } else {
      run(*compiled_.all), health_.allRun();
    }
    return matches();
  }

 private:
  void run(const RulePlan& plan) {
    candidates_.collect(plan, event_, tester_);
    for (const RuleIndex rule : candidates_.found()) timed_ ? judgeByTheClock(rule) : judge(rule);
  }

  void judgeByTheClock(RuleIndex rule) {
    const auto start = std::chrono::steady_clock::now();
    judge(rule);
    health_.spent(rule, std::chrono::steady_clock::now() - start);
  }

  void judge(RuleIndex rule) {
    const bool matched = explanation_.holds(compiled_.roots[rule]);
    health_.judged(rule, matched);
    if (const Regex* failed = tester_.takeFailure()) {
      health_.failed(rule, *failed);
      gaveUp_.push_back(rule);
    }
    if (matched) matched_.push_back({rule, explanation_.add(compiled_.roots[rule])});
  }

  std::span<const Match> matches() {
    std::sort(matched_.begin(), matched_.end(), [](auto& a, auto& b) { return a.rule < b.rule; });
    matches_.clear();
    for (const auto& [rule, fields] : matched_)
      matches_.push_back({&compiled_.rules[rule], explanation_.fields(fields), rule});
    return matches_;
  }

  struct Matched {
    RuleIndex rule;
    Explanation::Range fields;
  };

  std::shared_ptr<const RuleSet> set_;
  const CompiledRules& compiled_;
  EventFields event_;
  Tester tester_;
  Candidates candidates_;
  Explanation explanation_;
  RouteCache routes_;
  HealthCounters health_;
  bool timed_ = false;
  bool knewSource_ = true;
  std::vector<Matched> matched_;
  std::vector<RuleIndex> gaveUp_;
  std::vector<Match> matches_;
};

Evaluation::Evaluation(std::shared_ptr<const RuleSet> rules) {
  const CompiledRules& compiled = *rules->compiled_;
  state_ = std::make_unique<State>(std::move(rules), compiled);
}

Evaluation::~Evaluation() = default;

const RuleSet& Evaluation::rules() const { return state_->rules(); }
EventFields& Evaluation::event() { return state_->event(); }
std::span<const Match> Evaluation::run(Routing routing) { return state_->run(routing); }
std::span<const std::uint32_t> Evaluation::gaveUp() const { return state_->gaveUp(); }
RuleHealth Evaluation::health(std::size_t rule) const {
  return state_->health().of(static_cast<RuleIndex>(rule));
}
bool Evaluation::knewSource() const { return state_->knewSource(); }
std::uint64_t Evaluation::failures() const { return state_->health().failures(); }

}  // namespace vedette::detection

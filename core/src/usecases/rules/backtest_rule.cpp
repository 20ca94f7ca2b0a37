#include "vedette/usecases/rules/backtest_rule.hpp"

#include "usecases/rules/rule_problems.hpp"
#include "usecases/rules/rule_trial.hpp"
#include "vedette/usecases/rules/rule_views.hpp"

namespace vedette {
namespace {

using detection::Catalogue;
using detection::CataloguedRule;
using Stop = BacktestOutcome::Stop;

constexpr std::size_t pageSize = 1000;

Result<void> check(const BacktestRequest& request, const BacktestOutcome& span) {
  if (request.rule.has_value() == request.text.has_value())
    return invalid(std::vector<FieldError>{
        {"rule_id", Violation::Required, "Give either the id of a rule or the text of one.", ""}});
  if (request.limit == 0 || request.limit > BacktestRequest::maxLimit)
    return invalid(std::vector<FieldError>{
        {"limit", Violation::OutOfRange,
         "Must be between 1 and " + std::to_string(BacktestRequest::maxLimit) + ".", ""}});
  if (span.since >= span.until)
    return invalid(
        std::vector<FieldError>{{"since", Violation::OutOfRange, "since must be before until.", ""}});
  return {};
}

// Walks the stored events of the span by pages, each on a snapshot of its own: nobody waits for it.
Result<Stop> walk(const Storage& storage, const BacktestOutcome& span, std::size_t limit, RuleTrial& trial) {
  const auto deadline = std::chrono::steady_clock::now() + BacktestRule::maxDuration;
  EventQuery query{{.since = span.since, .until = span.until}, {{EventKey::Timestamp, false}}, {}};
  for (std::size_t looked = 0; looked < limit;) {
    query.page.limit = std::min(pageSize, limit - looked);
    const auto page = storage.reading([&](const Stores& stores) { return stores.events.list(query); });
    if (!page) return page.error();
    trial.look(page->items);
    looked += page->items.size();
    if (page->next.empty()) return Stop::End;
    if (std::chrono::steady_clock::now() >= deadline) return Stop::Time;
    query.page.cursor = page->next;
  }
  return Stop::Limit;
}

}  // namespace

BacktestRule::BacktestRule(const Storage& storage, const RuleBook& book, const Clock& clock)
    : storage_(storage), book_(book), clock_(clock) {}

Result<BacktestOutcome> BacktestRule::operator()(const Principal& principal, const BacktestRequest& request) {
  for (const Permission needed : {Permission::RulesWrite, Permission::EventsRead})
    if (auto allowed = principal.require(needed); !allowed) return std::move(allowed).error();
  BacktestOutcome outcome;
  outcome.until = request.until.value_or(clock_.now());
  outcome.since = request.since.value_or(outcome.until - std::chrono::hours(24));
  if (auto sound = check(request, outcome); !sound) return std::move(sound).error();
  auto verdict = ruleOf(request);
  if (!verdict) return std::move(verdict).error();
  outcome.verdict = *std::move(verdict);
  if (!outcome.verdict.rule) return outcome;

  const std::unique_lock running(running_, std::try_to_lock);
  if (!running) return Error{ErrorKind::Limited, "Another backtest is running.", {}, 5};
  const CataloguedRule rule = known(request, *outcome.verdict.rule);
  const auto rules = setFor(rule);
  if (auto problem = whySilent(*rules, rule.id())) {
    outcome.verdict = {{}, *std::move(problem)};
    return outcome;
  }
  RuleTrial trial(rules, rule.id());
  const auto stopped = walk(storage_, outcome, request.limit, trial);
  if (!stopped) return stopped.error();
  if (*stopped == Stop::End) trial.letTimePass(clock_.now());
  outcome.stopped = *stopped;
  trial.report(outcome);
  return outcome;
}

Result<RuleVerdict> BacktestRule::ruleOf(const BacktestRequest& request) const {
  if (request.text) {
    if (request.text->size() > RuleVerdict::maxText) return ruleTooLong();
    return checkRule(book_.compiler().language, *request.text);
  }
  const auto catalogue = book_.catalogue();
  const CataloguedRule* rule = catalogue->find(*request.rule);
  if (!rule) return noRule();
  if (!rule->problem.empty()) return RuleVerdict{{}, {.message = rule->problem, .rule = rule->title()}};
  return RuleVerdict{rule->declared};
}

// With what was decided about a rule that there is, but for that it is disabled.
CataloguedRule BacktestRule::known(const BacktestRequest& request,
                                   const detection::DeclaredRule& declared) const {
  CataloguedRule rule;
  rule.declared = declared;
  if (const auto catalogue = book_.catalogue(); request.rule)
    if (const CataloguedRule* stored = catalogue->find(*request.rule)) rule.changed = stored->changed;
  if (rule.changed) rule.changed->enabled = true;
  return rule;
}

// The rule alone; a correlation rule with all that it may refer to.
std::shared_ptr<const detection::RuleSet> BacktestRule::setFor(const CataloguedRule& rule) const {
  Catalogue alone;
  if (rule.kind() == detection::RuleKind::Correlation) alone = *book_.catalogue();
  alone.put(rule);
  alone.decide(rule.changed.value_or(detection::RuleOverride{.rule = rule.id()}));
  return book_.compiler().compile(alone.inForce());
}

}  // namespace vedette

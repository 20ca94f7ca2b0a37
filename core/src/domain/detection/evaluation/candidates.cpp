#include "domain/detection/evaluation/candidates.hpp"

#include <algorithm>

namespace vedette::detection {

void Candidates::startEvent() {
  if (++epoch_ != 0) return;
  std::fill(seen_.begin(), seen_.end(), 0);
  epoch_ = 1;
}

void Candidates::collect(const RulePlan& plan, const EventFields& event, Tester& tester) {
  found_.clear();
  for (const RuleIndex rule : plan.always()) add(rule);
  for (const FieldId field : event.present()) {
    const RulePlan::OfField* const its = plan.of(field);
    if (!its) continue;
    for (const RuleIndex rule : its->whenPresent) add(rule);
    if (!its->literals) continue;
    for (auto at = event.first(field); at != FieldValue::none; at = event.value(at).next)
      search(plan, *its->literals, event.value(at), tester);
  }
  if (!plan.ofAnyValue()) return;
  for (const FieldValue& value : event.values())
    if (isLeaf(value)) search(plan, *plan.ofAnyValue(), value, tester);
}

void Candidates::search(const RulePlan& plan, const LiteralIndex& literals, const FieldValue& value,
                        Tester& tester) {
  if (!value.hasText() || value.text.size() < literals.shortest()) return;
  literals.search(tester.foldedText(value), [&](std::uint32_t at) {
    const RulePlan::Witness& witness = plan.witness(at);
    if (witness.decides) tester.note(witness.predicate);
    for (const RuleIndex rule : plan.rulesOf(witness)) add(rule);
  });
}

void Candidates::add(RuleIndex rule) {
  if (seen_[rule] == epoch_) return;
  seen_[rule] = epoch_;
  found_.push_back(rule);
}

}  // namespace vedette::detection

#include "vedette/domain/detection/recollection.hpp"

namespace vedette {

Recollection::Recollection(std::shared_ptr<const detection::RuleSet> rules, std::vector<bool> correlations)
    : rules_(std::move(rules)), evaluation_(rules_), reader_(rules_->fields()), correlator_(rules_) {
  correlator_.watchOnly(std::move(correlations));
}

Timestamp::duration Recollection::memory(const std::optional<LogSource>& declared) const {
  return correlator_.memory(declared.value_or(LogSource{}));
}

std::vector<Timestamp::duration> Recollection::memories() const {
  const auto memories = correlator_.memories();
  return {memories.begin(), memories.end()};
}

void Recollection::remember(std::span<const Event> events) {
  if (events.empty()) return;
  for (const Event& event : events) {
    reader_.read(event, evaluation_.event());
    for (const detection::Match& match : evaluation_.run())
      correlator_.take(match, evaluation_.event(), {event.id, event.timestamp, event.receivedAt});
  }
  correlator_.settle(events.back().receivedAt);  // as it was when they came
  correlator_.firings();
  correlator_.commit();
}

}  // namespace vedette

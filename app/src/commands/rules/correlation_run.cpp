#include "correlation_run.hpp"

#include "vedette/sigma/source_profile_file.hpp"

namespace vedette::app {

CorrelationRun::CorrelationRun(std::shared_ptr<const detection::RuleSet> rules, Heard heard)
    : heard_(std::move(heard)), correlator_(std::move(rules)) {
  for (const SourceProfile& profile : sigma::shippedSourceProfiles().all())
    readers_.emplace_back(profile, RawOrigin{.sourceName = "test"});
}

void CorrelationRun::take(std::size_t number, std::string_view line,
                          std::span<const detection::Match> matches, const detection::EventFields& event) {
  if (matches.empty()) return;
  const Timestamp time = timeOf(line);
  for (const detection::Match& match : matches)
    correlator_.take(match, event, {static_cast<std::int64_t>(number), time, time});
  endBatch();
}

void CorrelationRun::finish() {
  correlator_.settle(Timestamp::max());
  endBatch();
}

Timestamp CorrelationRun::timeOf(std::string_view line) {
  for (json::RawEventReader& reader : readers_)
    if (const auto event = reader.read(line); event && event->timestamp()) return last_ = *event->timestamp();
  return last_;
}

void CorrelationRun::endBatch() {
  for (const detection::Firing& firing : correlator_.firings()) {
    std::vector<std::string> values;
    for (const auto& each : *firing.group) values.push_back(each.value);
    fired_.emplace(firing.correlation, std::move(values));
    heard_(static_cast<std::size_t>(firing.events.back()),
           correlator_.rules().correlations()[firing.correlation]);
  }
  correlator_.commit();
}

}  // namespace vedette::app

#include <map>

#include "events/event_fixture.hpp"

namespace vedette::contract {
namespace {

using Counted = std::map<std::string, std::uint64_t>;

// Without keys whose count is zero: a store may list those or not.
template <class Counts>
Counts present(Counts counts) {
  std::erase_if(counts, [](const auto& each) { return each.second == 0; });
  return counts;
}

void checkCounts(EventFixture& store, const std::vector<Event>& model, Timestamp hoursSince) {
  Counted bySeverity, bySource;
  std::map<Timestamp, std::uint64_t> byHour;
  for (const Event& event : model) {
    ++bySeverity[std::string(toString(event.severity))];
    ++bySource[event.sourceName];
    const Timestamp hour = std::chrono::floor<std::chrono::hours>(event.timestamp);
    if (hour >= hoursSince) ++byHour[hour];
  }
  const EventCounts counts =
      store.read([&](const Stores& stores) { return stores.events.counts(hoursSince); });
  CHECK(counts.total == model.size());
  CHECK(present(counts.bySeverity) == bySeverity);
  CHECK(present(counts.bySource) == bySource);
  CHECK(counts.byHour == byHour);
}

TEST_CASE_METHOD(EventFixture, "nothing stored is counted as nothing") { checkCounts(*this, {}, at()); }

TEST_CASE_METHOD(EventFixture,
                 "events are counted by severity and source over everything, and by hour since") {
  std::vector<Event> model;
  EventGenerator generator(19);
  for (int batch = 0; batch < 4; ++batch)
    for (const Event& stored : append(generator.events(50))) model.push_back(stored);
  for (const auto hours : {-1h, 0h, 2h, 4h, 5h}) checkCounts(*this, model, at(hours));
}

TEST_CASE_METHOD(EventFixture, "a duplicate is not counted") {
  const Event stored = append(event("one"));
  append({event("one"), event("one")});
  checkCounts(*this, {stored}, at());
}

TEST_CASE_METHOD(EventFixture, "an hour before 1970 starts before its events") {
  const std::vector<Event> model = append({event({}, parseTimestamp("1969-12-31T23:59:59.999999Z").value()),
                                           event({}, parseTimestamp("0001-01-01T00:00:00Z").value())});
  checkCounts(*this, model, parseTimestamp("0001-01-01T00:00:00Z").value());
}

}  // namespace
}  // namespace vedette::contract

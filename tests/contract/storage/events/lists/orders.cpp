#include <array>

#include "events/event_fixture.hpp"

namespace vedette::contract {
namespace {

constexpr std::array keys{EventKey::Timestamp, EventKey::Severity, EventKey::SourceName, EventKey::EventType};

class Orders : public EventFixture {
 public:
  std::vector<Event> model = append(EventGenerator(11).events(120));

  void check(const EventOrder& order, const EventFilter& filter = {}) {
    INFO(describe(order) << ' ' << describe(filter));
    checkAgainst(model, {filter, order});
  }
};

TEST_CASE_METHOD(Orders, "without a key the newest events come first, and of one moment the last stored") {
  check({});
}

TEST_CASE_METHOD(Orders, "each key orders both ways, and ties by time and id, the newest first") {
  for (EventKey key : keys)
    for (bool descending : {false, true}) check({{key, descending}});
}

TEST_CASE_METHOD(Orders, "a second key orders what ties in the first") {
  for (EventKey first : keys)
    for (EventKey second : keys)
      for (int ways = 0; ways < 4; ++ways) check({{first, (ways & 1) != 0}, {second, (ways & 2) != 0}});
}

TEST_CASE_METHOD(Orders, "each key orders a filtered selection") {
  EventFilter filter;
  filter.minSeverity = Severity::Low;
  filter.sources = {"sshd", "SSHD", "it's"};
  filter.since = at(1h);
  for (EventKey key : keys)
    for (bool descending : {false, true}) check({{key, descending}}, filter);
}

TEST_CASE_METHOD(Orders, "events of many kinds, three at a time, are ordered by time and what ties in it") {
  std::vector<Event> many;
  for (int i = 0; i < 300; ++i) {
    many.push_back(event({}, at(std::chrono::seconds{i / 3})));
    many.back().sourceName = "sensor " + std::to_string(i * 7 % 40);
    many.back().severity = severities[static_cast<std::size_t>(i) % severities.size()];
  }
  for (const Event& stored : append(std::move(many))) model.push_back(stored);
  EventFilter bounded{.minSeverity = Severity::Low, .since = at(9s), .until = at(80s)};
  for (const EventFilter& filter : {EventFilter{}, EventFilter{.minSeverity = Severity::Low}, bounded})
    for (int ways = 0; ways < 4; ++ways) {
      const bool newestFirst = (ways & 1) != 0, descending = (ways & 2) != 0;
      check({{EventKey::Timestamp, newestFirst}}, filter);
      check({{EventKey::Timestamp, newestFirst}, {EventKey::Severity, descending}}, filter);
      check({{EventKey::Timestamp, newestFirst}, {EventKey::SourceName, descending}}, filter);
    }
}

TEST_CASE_METHOD(Orders, "events of one and the same moment stand in one order that pages keep") {
  model = append(std::vector<Event>(50, event()));
  EventFilter filter;
  filter.since = at();
  filter.until = at(1us);
  filter.sources = {"sshd"};
  filter.eventTypes = {"failed_login"};
  for (bool descending : {false, true}) check({{EventKey::Timestamp, descending}}, filter);
}

}  // namespace
}  // namespace vedette::contract

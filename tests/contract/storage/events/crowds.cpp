#include <random>

#include "events/event_fixture.hpp"

namespace vedette::contract {
namespace {

// Many events in one second, among many in its minute and its hour: a store may count such spans in another
// way.
class CrowdFixture : public EventFixture {
 public:
  void appendCrowd(std::size_t count) {
    std::vector<Event> events;
    for (std::size_t i = 0; i < count; ++i) {
      Event crowded = event({}, crowdedTime());
      crowded.sourceName = below(8) == 0 ? "rare" : "common";
      crowded.severity = below(3) == 0 ? Severity::High : Severity::Low;
      events.push_back(std::move(crowded));
    }
    for (const Event& stored : append(std::move(events))) model_.push_back(stored);
  }

  void remove(Severity severity, Timestamp before, std::size_t limit) {
    std::string place;
    do {
      place = write([&](Stores& stores) {
                return stores.events.removeBefore(severity, before, place, limit);
              }).place;
    } while (!place.empty());
    std::erase_if(model_,
                  [&](const Event& each) { return each.severity == severity && each.timestamp < before; });
  }

  void checkTotals() {
    for (int question = 0; question < 60; ++question) {
      const auto [since, until] = std::minmax({crowdedTime(), crowdedTime()});
      for (const auto& severities : {std::vector<Severity>{}, std::vector{Severity::High}}) {
        const EventFilter filter{.severities = severities, .since = since, .until = until};
        const auto total = std::count_if(model_.begin(), model_.end(),
                                         [&](const Event& each) { return filter.matches(each); });
        INFO(describe(filter));
        CHECK(list({filter, {}, {1, 0, {}}}).total == static_cast<std::uint64_t>(total));
      }
    }
  }

 private:
  std::size_t below(std::size_t count) { return random_() % count; }
  std::chrono::microseconds within(std::chrono::microseconds span) {
    return std::chrono::microseconds(below(static_cast<std::size_t>(span.count())));
  }
  // Every other one in the second, of the others every other in the minute, and so on.
  Timestamp crowdedTime() {
    if (below(2) == 0) return at(30min + 7s + within(1s));
    if (below(2) == 0) return at(30min + within(1min));
    return below(2) == 0 ? at(within(1h)) : at(-1h + within(3h));
  }

  std::mt19937 random_{29};
  std::vector<Event> model_;
};

TEST_CASE_METHOD(CrowdFixture, "a total between any two times is exact while a second fills with events") {
  for (int batch = 0; batch < 5; ++batch) {
    appendCrowd(730);
    checkTotals();
  }
}

TEST_CASE_METHOD(CrowdFixture,
                 "a total between any two times is exact while a crowd is removed and comes again") {
  appendCrowd(3'000);
  remove(Severity::Low, at(30min + 7s + 500ms), 90);
  checkTotals();
  remove(Severity::Low, at(31min), 400);
  checkTotals();
  remove(Severity::High, at(2h), 1'000);
  checkTotals();
  appendCrowd(1'777);
  checkTotals();
}

TEST_CASE_METHOD(CrowdFixture, "a batch that fails leaves no trace in the totals of a crowd") {
  appendCrowd(2'000);
  refusal([](Stores& stores) -> Result<void> {
    std::vector<Event> lost(900, event({}, at(30min + 7s)));
    if (auto appended = stores.events.append(lost); !appended) return appended.error();
    return conflict("no");
  });
  checkTotals();
}

}  // namespace
}  // namespace vedette::contract

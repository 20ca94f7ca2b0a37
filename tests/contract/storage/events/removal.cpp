#include "events/event_fixture.hpp"

namespace vedette::contract {
namespace {

class RemovalFixture : public EventFixture {
 public:
  EventStore::Removal step(Severity severity, Timestamp before, const std::string& place, std::size_t limit) {
    return write([&](Stores& stores) { return stores.events.removeBefore(severity, before, place, limit); });
  }
  std::size_t removeAll(Severity severity, Timestamp before, std::size_t limit = 1'000) {
    std::size_t removed = 0;
    std::string place;
    do {
      auto done = step(severity, before, place, limit);
      removed += done.removed;
      place = done.place;
    } while (!place.empty());
    return removed;
  }
  Event stored(Severity severity, Timestamp when, std::string uid = {}) {
    Event sample = event(std::move(uid), when);
    sample.severity = severity;
    return append(sample);
  }
  bool exists(EventId id) {
    return read([&](const Stores& stores) -> Result<bool> { return stores.events.find(id).has_value(); });
  }
  Alert alertAbout(const Event& event, const std::string& fingerprint = {}) {
    const AlertDraft draft = draftByRule(fingerprint, event.id);
    return write([&](Stores& stores) { return stores.alerts.raise(std::span(&draft, 1), at()); })
        .front()
        .alert;
  }
};

TEST_CASE_METHOD(RemovalFixture, "events of the severity from before the time go, and nothing else") {
  const Event old = stored(Severity::Low, at(0s)), edge = stored(Severity::Low, at(10s)),
              other = stored(Severity::High, at(0s));
  CHECK(removeAll(Severity::Low, at(10s)) == 1);
  CHECK_FALSE(exists(old.id));
  CHECK(exists(edge.id));
  CHECK(exists(other.id));
}

TEST_CASE_METHOD(RemovalFixture, "lists, totals and counts know of no removed event") {
  std::vector<Event> kept;
  EventGenerator generator(23);
  for (const Event& event : append(generator.events(300)))
    if (event.severity != Severity::Medium || event.timestamp >= at(2h)) kept.push_back(event);
  CHECK(removeAll(Severity::Medium, at(2h), 7) == 300 - kept.size());
  for (const bool descending : {true, false})
    checkAgainst(kept, {.filter = {}, .order = {{EventKey::Timestamp, descending}}});
  checkAgainst(kept, {.filter = {.severities = {Severity::Medium}}, .order = {{EventKey::SourceName, true}}});
  const auto counts = read([](const Stores& stores) { return stores.events.counts(at(-10h)); });
  std::map<Timestamp, std::uint64_t> byHour;
  for (const Event& event : kept) ++byHour[std::chrono::floor<std::chrono::hours>(event.timestamp)];
  CHECK(counts.total == kept.size());
  CHECK(counts.byHour == byHour);
}

TEST_CASE_METHOD(RemovalFixture, "an event that an alert refers to stays until the alert is gone") {
  const Event first = stored(Severity::Low, at(0s)), folded = stored(Severity::Low, at(1s)),
              free = stored(Severity::Low, at(2s));
  const Alert alert = alertAbout(first, "same");
  CHECK(alertAbout(folded, "same").id == alert.id);
  CHECK(removeAll(Severity::Low, at(1h)) == 1);
  CHECK(exists(first.id));
  CHECK(exists(folded.id));
  CHECK_FALSE(exists(free.id));
  write([&](Stores& stores) { return stores.alerts.remove(alert.id); });
  CHECK(removeAll(Severity::Low, at(1h)) == 2);
  CHECK(total() == 0);
}

TEST_CASE_METHOD(RemovalFixture, "one removal looks at no more events than its limit, kept ones included") {
  std::vector<Event> events;
  for (int i = 0; i < 10; ++i) events.push_back(stored(Severity::Low, at(std::chrono::seconds{i})));
  for (int i = 0; i < 4; ++i) alertAbout(events[static_cast<std::size_t>(i)]);
  const auto first = step(Severity::Low, at(1h), {}, 4);
  CHECK(first.removed == 0);
  REQUIRE_FALSE(first.place.empty());
  const auto second = step(Severity::Low, at(1h), first.place, 4);
  CHECK(second.removed == 4);
  REQUIRE_FALSE(second.place.empty());
  const auto last = step(Severity::Low, at(1h), second.place, 4);
  CHECK(last.removed == 2);
  CHECK(last.place.empty());
  CHECK(total() == 4);
}

TEST_CASE_METHOD(RemovalFixture, "the id of a removed event is not given again, but its uid is free") {
  const Event old = stored(Severity::Low, at(), "chosen");
  CHECK(removeAll(Severity::Low, at(1h)) == 1);
  const Event again = stored(Severity::Low, at(), "chosen");
  CHECK(again.id > old.id);
  CHECK(find(again.id).chosenUid == "chosen");
}

TEST_CASE_METHOD(RemovalFixture, "a removal that is rolled back removes nothing") {
  const Event old = stored(Severity::Low, at(), "chosen");
  refusal([&](Stores& stores) -> Result<void> {
    if (auto removed = stores.events.removeBefore(Severity::Low, at(1h), {}, 10); !removed)
      return removed.error();
    return conflict("no");
  });
  CHECK(describe(find(old.id)) == describe(old));
  CHECK(total() == 1);
  std::vector<Event> same{event("chosen")};
  CHECK(duplicatesOf(same).size() == 1);
}

TEST_CASE_METHOD(RemovalFixture, "a place that no removal gave is refused") {
  CHECK(refusal([](Stores& stores) { return stores.events.removeBefore(Severity::Low, at(), "!", 1); }) ==
        ErrorKind::Invalid);
}

}  // namespace
}  // namespace vedette::contract

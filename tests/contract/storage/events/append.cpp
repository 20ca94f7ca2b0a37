#include <limits>

#include "events/event_fixture.hpp"

namespace vedette::contract {
namespace {

TEST_CASE_METHOD(EventFixture, "events get ascending ids in their order, across calls") {
  EventId last = 0;
  for (int call = 0; call < 3; ++call)
    for (const Event& stored : append({event(), event("chosen-" + std::to_string(call)), event()})) {
      CHECK(stored.id > last);
      last = stored.id;
    }
  CHECK(total() == 9);
}

TEST_CASE_METHOD(EventFixture, "no events are appended without harm") {
  CHECK(append(std::vector<Event>{}).empty());
  CHECK(total() == 0);
}

TEST_CASE_METHOD(EventFixture, "an event that is not there is not found") {
  append(event());
  for (EventId id : {EventId{0}, EventId{-1}, EventId{4711}, std::numeric_limits<EventId>::max(),
                     std::numeric_limits<EventId>::min()})
    CHECK(refusal([&](Stores& stores) { return stores.events.find(id); }) == ErrorKind::NotFound);
}

TEST_CASE_METHOD(EventFixture, "a chosen uid that is stored already is a duplicate of that event") {
  const Event first = append(event("one"));
  std::vector<Event> again{event("two"), event("one"), event(), event("one")};
  again[1].description = "another text";
  const auto duplicates = duplicatesOf(again);
  REQUIRE(duplicates.size() == 2);
  CHECK(duplicates[0].index == 1);
  CHECK(duplicates[0].stored == first.id);
  CHECK(duplicates[1].index == 3);
  CHECK(again[1].id == first.id);
  CHECK(again[3].id == first.id);
  CHECK(again[0].id < again[2].id);
  CHECK(describe(find(first.id)) == describe(first));
  CHECK(total() == 3);
}

TEST_CASE_METHOD(EventFixture, "a chosen uid that stands earlier in the span is a duplicate") {
  std::vector<Event> span{event("one"), event("two"), event("one"), event("two"), event("one")};
  const auto duplicates = duplicatesOf(span);
  REQUIRE(duplicates.size() == 3);
  CHECK(span[2].id == span[0].id);
  CHECK(span[3].id == span[1].id);
  CHECK(span[4].id == span[0].id);
  CHECK(duplicates[0].stored == span[0].id);
  CHECK(duplicates[1].stored == span[1].id);
  CHECK(duplicates[2].index == 4);
  CHECK(total() == 2);
}

TEST_CASE_METHOD(EventFixture, "events without a chosen uid are never duplicates") {
  std::vector<Event> same{event(), event(), event()};
  CHECK(duplicatesOf(same).empty());
  CHECK(duplicatesOf(same).empty());
  CHECK(total() == 6);
}

TEST_CASE_METHOD(EventFixture, "chosen uids are compared byte by byte") {
  std::vector<Event> span{event("one"), event("One"), event("one%"), event("_ne"), event("o'ne")};
  CHECK(duplicatesOf(span).empty());
  CHECK(total() == 5);
  CHECK(duplicatesOf(span).size() == 5);
}

TEST_CASE_METHOD(EventFixture, "the derived uid of an event, given as a chosen one, is that event") {
  const Event stored = append(event());
  std::vector<Event> again{event(stored.uid())};
  const auto duplicates = duplicatesOf(again);
  REQUIRE(duplicates.size() == 1);
  CHECK(duplicates[0].stored == stored.id);
  CHECK(again[0].id == stored.id);
  CHECK(total() == 1);
}

TEST_CASE_METHOD(EventFixture, "a uid of the derived form that is no event's uid is a uid as any other") {
  const Event stored = append(event());
  std::vector<Event> span{event(uidOf(stored.id, stored.receivedAt + 1h)), event(uidOf(4711, at()))};
  CHECK(duplicatesOf(span).empty());
  CHECK(find(span[0].id).uid() == span[0].chosenUid);
  CHECK(duplicatesOf(span).size() == 2);
  CHECK(total() == 3);
}

TEST_CASE_METHOD(EventFixture, "a large span with duplicates inside is stored in order") {
  std::vector<Event> span;
  for (int i = 0; i < 3000; ++i) span.push_back(event(i % 3 == 2 ? "uid-" + std::to_string(i / 30) : ""));
  const auto duplicates = duplicatesOf(span);
  CHECK(duplicates.size() == 900);
  CHECK(total() == 2100);
  EventId last = 0;
  std::size_t next = 0;
  for (std::size_t i = 0; i < span.size(); ++i) {
    if (next < duplicates.size() && duplicates[next].index == i) {
      CHECK(span[i].id == duplicates[next++].stored);
    } else {
      CHECK(span[i].id > last);
      last = span[i].id;
    }
  }
}

}  // namespace
}  // namespace vedette::contract

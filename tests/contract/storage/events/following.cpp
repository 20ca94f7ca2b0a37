#include "events/event_fixture.hpp"

namespace vedette::contract {
namespace {

TEST_CASE_METHOD(EventFixture, "events are read on from an id, in the order in which they were stored") {
  std::vector<EventId> ids;
  for (int i = 0; i < 7; ++i) ids.push_back(append(event()).id);
  const auto following = [&](EventId after, std::size_t limit) {
    std::vector<EventId> found;
    for (const Event& each :
         read([&](const Stores& stores) { return stores.events.following(after, limit); }))
      found.push_back(each.id);
    return found;
  };
  CHECK(following(0, 100) == ids);
  CHECK(following(0, 3) == std::vector(ids.begin(), ids.begin() + 3));
  CHECK(following(ids[2], 3) == std::vector(ids.begin() + 3, ids.begin() + 6));
  CHECK(following(ids[6], 3).empty());
  CHECK(describe(read([&](const Stores& stores) { return stores.events.following(ids[3], 1); })[0]) ==
        describe(find(ids[4])));
}

TEST_CASE_METHOD(EventFixture, "of the events between two ids those of the wanted log sources are read") {
  std::vector<EventId> ids;
  for (int i = 0; i < 6; ++i) {
    Event sent = event();
    if (i % 3 > 0) sent.logSource = LogSource{"", "linux", i % 3 == 1 ? "auditd" : "sshd"};
    ids.push_back(append(sent).id);
  }
  const auto between = [&](EventId after, EventId upTo, const EventStore::Wanted& wanted) {
    std::vector<EventId> found;
    for (const Event& each :
         read([&](const Stores& stores) { return stores.events.between(after, upTo, wanted); }))
      found.push_back(each.id);
    return found;
  };
  CHECK(between(0, ids[5], [](auto&) { return true; }) == ids);
  CHECK(between(ids[0], ids[4], [](auto& source) { return !source || source->service == "sshd"; }) ==
        std::vector{ids[2], ids[3]});
  CHECK(between(ids[0], ids[4], [](auto&) { return false; }).empty());
  CHECK(between(ids[4], ids[4], [](auto&) { return true; }).empty());
}

}  // namespace
}  // namespace vedette::contract

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

}  // namespace
}  // namespace vedette::contract

#include <atomic>
#include <thread>

#include "fixture.hpp"
#include "samples.hpp"

namespace vedette::contract {
namespace {

class Races : public Fixture {
 public:
  // Runs the work on that many threads at once.
  template <class Work>
  static void race(int threads, Work work) {
    std::vector<std::thread> running;
    for (int i = 0; i < threads; ++i) running.emplace_back(work, i);
    for (std::thread& thread : running) thread.join();
  }
  UserId addUser(const std::string& name, const std::string& role = "analyst") {
    return write([&](Stores& stores) { return stores.users.add(user(name, role)); }).id;
  }
};

TEST_CASE_METHOD(Races, "two transactions that read and then change one user lose no change") {
  const UserId id = addUser("alice");
  std::atomic<int> stored = 0;
  auto increment = [id](Stores& stores) -> Result<void> {
    auto counted = stores.users.find(id);
    if (!counted) return counted.error();
    counted->firstName += '+';
    return stores.users.update(*counted);
  };
  race(2, [&](int) {
    for (int i = 0; i < 50; ++i) stored += storage().atomically(increment).has_value();
  });
  CHECK(stored == 100);
  const User after = read([&](const Stores& stores) { return stores.users.find(id); });
  CHECK(after.firstName == "Ada" + std::string(100, '+'));
}

TEST_CASE_METHOD(Races, "two admins who disable themselves at once do not both succeed") {
  for (int round = 0; round < 20; ++round) {
    const std::string role = "admin-" + std::to_string(round);
    const UserId admins[]{addUser(role + "-a", role), addUser(role + "-b", role)};
    race(2, [&](int mine) {
      (void)storage().atomically([&](Stores& stores) -> Result<void> {
        if (stores.users.countActive(role).value() < 2) return conflict("the last one");
        User me = stores.users.find(admins[mine]).value();
        me.active = false;
        return stores.users.update(me);
      });
    });
    CHECK(read([&](const Stores& stores) { return stores.users.countActive(role); }) == 1);
  }
}

TEST_CASE_METHOD(Races, "one name goes to one of many who want it") {
  std::atomic<int> added = 0, refused = 0;
  race(4, [&](int i) {
    auto result = storage().atomically(
        [&](Stores& stores) { return stores.users.add(user(i % 2 == 0 ? "alice" : "ALICE")); });
    if (result)
      ++added;
    else if (result.error().kind == ErrorKind::Conflict)
      ++refused;
  });
  CHECK(added == 1);
  CHECK(refused == 3);
}

TEST_CASE_METHOD(Races, "events of one chosen uid from many writers are stored once") {
  std::atomic<int> duplicates = 0, failed = 0;
  race(4, [&](int) {
    for (int i = 0; i < 25; ++i) {
      std::vector<Event> span{event("uid-" + std::to_string(i)), event()};
      auto result = storage().atomically([&](Stores& stores) { return stores.events.append(span); });
      if (result)
        duplicates += static_cast<int>(result->size());
      else
        ++failed;
    }
  });
  CHECK(failed == 0);
  CHECK(duplicates == 75);
  CHECK(read([](const Stores& stores) { return stores.events.list({}); }).total == 125);
}

TEST_CASE_METHOD(Races, "matches of one fingerprint from many writers fold into one alert, all counted") {
  std::atomic<int> raised = 0, failed = 0;
  race(4, [&](int) {
    for (int i = 0; i < 25; ++i) {
      const std::vector<AlertDraft> drafts{draftByRule("one")};
      auto result = storage().atomically([&](Stores& stores) { return stores.alerts.raise(drafts, at()); });
      if (result)
        raised += result->front().isNew;
      else
        ++failed;
    }
  });
  CHECK(failed == 0);
  CHECK(raised == 1);
  const Page<Alert> page = read([](const Stores& stores) { return stores.alerts.list({}); });
  REQUIRE(page.total == 1);
  CHECK(page.items.front().occurrences == 100);
}

TEST_CASE_METHOD(Races, "of many changes of one alert's version exactly one is stored") {
  const auto raised =
      write([](Stores& stores) { return stores.alerts.raise(std::vector{draftByHand()}, at()); });
  const Alert before = raised.front().alert;
  std::atomic<int> stored = 0, stale = 0;
  race(4, [&](int i) {
    Alert mine = before;
    const auto lines = apply({.assignee = "user" + std::to_string(i)}, mine, "me", at(1h));
    auto result = storage().atomically([&](Stores& stores) { return stores.alerts.update(mine, lines); });
    if (result)
      ++stored;
    else if (result.error().kind == ErrorKind::Stale)
      ++stale;
  });
  CHECK(stored == 1);
  CHECK(stale == 3);
}

}  // namespace
}  // namespace vedette::contract

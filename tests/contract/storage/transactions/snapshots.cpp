#include <atomic>
#include <thread>

#include "fixture.hpp"
#include "samples.hpp"

namespace vedette::contract {
namespace {

class Snapshots : public Fixture {
 public:
  // One event and its alert, which stand or fall together.
  Result<void> storePair() {
    return storage().atomically([](Stores& stores) -> Result<void> {
      std::vector<Event> one{event()};
      if (auto appended = stores.events.append(one); !appended) return appended.error();
      auto raised = stores.alerts.raise(std::vector{draftByRule("", one[0].id)}, at());
      return raised ? Result<void>() : raised.error();
    });
  }
  static std::uint64_t events(const Stores& stores) { return stores.events.list({}).value().total; }
  static std::uint64_t alerts(const Stores& stores) { return stores.alerts.list({}).value().total; }
};

// A storage may let the writer in or make it wait: so the reader gives it some time, and never waits for it.
TEST_CASE_METHOD(Snapshots, "a reader sees the same from its first look to its last, whatever is committed") {
  REQUIRE(storePair());
  std::atomic<bool> looked = false;
  std::thread writer([&] {
    while (!looked) std::this_thread::yield();
    (void)storePair();
  });
  read([&](const Stores& stores) -> Result<void> {
    const std::uint64_t before = events(stores);
    looked = true;
    std::this_thread::sleep_for(100ms);
    CHECK(before == 1);
    CHECK(events(stores) == before);
    CHECK(alerts(stores) == before);
    CHECK(stores.events.counts(at())->total == before);
    return {};
  });
  writer.join();
  CHECK(read([](const Stores& stores) -> Result<std::uint64_t> { return events(stores); }) == 2);
}

TEST_CASE_METHOD(Snapshots, "readers never see an event without its alert while a writer commits") {
  constexpr int pairs = 200;
  std::atomic<bool> done = false;
  std::atomic<int> torn = 0, failed = 0, looks = 0;
  auto look = [&] {
    while (!done || looks < 10) {
      auto seen = storage().reading([](const Stores& stores) -> Result<bool> {
        const std::uint64_t first = alerts(stores);
        return first == events(stores) && first == alerts(stores);
      });
      ++looks;
      if (!seen)
        ++failed;
      else if (!*seen)
        ++torn;
    }
  };
  std::thread one(look), two(look);
  int stored = 0;
  for (int i = 0; i < pairs; ++i) stored += storePair().has_value();
  done = true;
  one.join();
  two.join();
  CHECK(stored == pairs);
  CHECK(torn == 0);
  CHECK(failed == 0);
  CHECK(read([](const Stores& stores) -> Result<std::uint64_t> { return events(stores); }) == pairs);
}

// Each time one event has a source that no reader has met before.
TEST_CASE_METHOD(Snapshots,
                 "a question has one answer: what it lists is what it counts, while a writer commits") {
  constexpr int rounds = 200;
  std::atomic<bool> done = false;
  std::atomic<int> torn = 0, looks = 0;
  EventQuery highest;
  highest.filter.minSeverity = Severity::Low;
  highest.page.limit = 2 * rounds;
  EventQuery bySource = highest;
  bySource.order = {{EventKey::SourceName, false}};
  std::thread reader([&] {
    while (!done || looks < 10) {
      for (const EventQuery& query : {highest, bySource}) {
        auto page = storage().asking([&](const Stores& stores) { return stores.events.list(query); });
        if (!page || page->total != page->items.size()) ++torn;
      }
      ++looks;
    }
  });
  for (int i = 0; i < rounds; ++i)
    write([&](Stores& stores) {
      std::vector<Event> two{event(), event()};
      two.front().sourceName = "source " + std::to_string(i);
      return stores.events.append(two);
    });
  done = true;
  reader.join();
  CHECK(torn == 0);
}

TEST_CASE_METHOD(Snapshots, "what was committed is seen by the next reader, on any thread") {
  for (std::uint64_t i = 1; i <= 20; ++i) {
    REQUIRE(storePair());
    std::uint64_t seen = 0;
    std::thread([&] {
      seen = storage()
                 .reading([](const Stores& stores) -> Result<std::uint64_t> { return events(stores); })
                 .value();
    }).join();
    CHECK(seen == i);
  }
}

}  // namespace
}  // namespace vedette::contract

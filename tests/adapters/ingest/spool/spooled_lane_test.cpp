#include <catch2/catch.hpp>

#include <algorithm>
#include <future>
#include <thread>

#include "leaving_storage.hpp"
#include "spool_fixture.hpp"
#include "vedette/memory/device_randomness.hpp"
#include "vedette/memory/manual_clock.hpp"

namespace vedette::ingest {
namespace {

using namespace std::chrono_literals;

// A lane on a store that can leave, with a spool that outlives it.
class SpooledLane {
 public:
  SpooledLane() { start(); }

  void start(std::size_t maxBytes = 1 << 30) {
    spool_ = place_.open(maxBytes);
    lane_ = std::make_unique<Lane>(ingest_, LaneSettings{}, Spooling{*spool_, clock_, randomness_});
  }
  void stop() {
    lane_.reset();
    spool_.reset();
  }

  Result<Receipts> send(std::vector<NewEvent> events, Principal principal = Principal::system()) {
    std::promise<Result<Receipts>> answered;
    const auto taken =
        lane_->submit({std::move(principal), std::move(events)},
                      [&](Result<Receipts> receipts) { answered.set_value(std::move(receipts)); });
    if (!taken) return taken.error();
    return answered.get_future().get();
  }
  Result<Receipts> send(const std::string& description) { return send({someEvent(description)}); }

  void awaitEmpty() const {
    for (int tries = 0; spool_->figures().events > 0 && tries < 1'000; ++tries)
      std::this_thread::sleep_for(5ms);
    REQUIRE(spool_->figures().events == 0);
  }

  // What is stored, by id.
  std::vector<Event> stored() const {
    EventQuery query;
    query.page.limit = 100'000;
    auto events =
        storage.reading([&](const Stores& stores) { return stores.events.list(query); }).value().items;
    std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.id < b.id; });
    return events;
  }

  test::LeavingStorage storage;
  memory::ManualClock clock_{*parseTimestamp("2026-11-22T08:00:00Z")};
  Lane& lane() { return *lane_; }
  Spool& spool() { return *spool_; }
  const SpoolPlace& place() const { return place_; }

 private:
  memory::DeviceRandomness randomness_;
  Detection detection_{RuleSet::builtIn()};
  IngestEvents ingest_{storage, detection_, clock_};
  SpoolPlace place_;
  std::unique_ptr<Spool> spool_;
  std::unique_ptr<Lane> lane_;
};

std::vector<std::string> descriptionsOf(const std::vector<Event>& events) {
  std::vector<std::string> descriptions;
  for (const Event& event : events) descriptions.push_back(event.description);
  return descriptions;
}

std::vector<std::string> numbered(int from, int to) {
  std::vector<std::string> names;
  for (int i = from; i < to; ++i) names.push_back(std::to_string(i));
  return names;
}

TEST_CASE("while the store works the spool is not touched") {
  SpooledLane made;
  const auto receipts = made.send("direct");
  REQUIRE(receipts);
  CHECK_FALSE(receipts->front().spooled);
  CHECK(receipts->front().event.id == 1);
  CHECK(made.place().files().empty());
}

TEST_CASE("what is sent while the store is away is acknowledged from the spool, without inventing anything") {
  SpooledLane made;
  made.storage.away = true;
  const auto receipts = made.send({someEvent("severe", "high"), someEvent()});
  REQUIRE(receipts);
  for (const Receipt& receipt : *receipts) {
    CHECK(receipt.spooled);
    CHECK(receipt.event.id == 0);
    CHECK(receipt.event.uid().size() == 36);
    CHECK(receipt.event.receivedAt == made.clock_.now());
    CHECK(receipt.alerts.empty());
  }
  CHECK(receipts->at(0).event.uid() != receipts->at(1).event.uid());
  CHECK(made.spool().figures().events == 2);
  CHECK(made.spool().figures().oldest == made.clock_.now());
}

TEST_CASE("a submission without events is not spooled, and tells nothing of the store") {
  SpooledLane made;
  made.storage.away = true;
  CHECK(made.send(std::vector<NewEvent>{}));
  CHECK(made.place().files().empty());
  REQUIRE(made.send("waits"));
  CHECK_FALSE(made.lane().figures().healthy);
  CHECK_FALSE(made.send(std::vector<NewEvent>{}));
  CHECK(made.spool().figures().events == 1);
  CHECK_FALSE(made.lane().figures().healthy);
}

TEST_CASE("once the store is back each is stored once, in order, under the uid and time of its answer") {
  SpooledLane made;
  REQUIRE(made.send("0"));
  made.storage.away = true;
  std::vector<std::string> uids;
  for (const auto& name : numbered(1, 50)) uids.push_back(made.send(name)->front().event.uid());
  const Timestamp received = made.clock_.now();
  made.clock_.advance(std::chrono::hours(1));
  made.storage.away = false;
  REQUIRE(made.send("50"));
  made.awaitEmpty();
  REQUIRE(made.send("51"));
  const auto stored = made.stored();
  CHECK(descriptionsOf(stored) == numbered(0, 52));
  for (std::size_t i = 0; i < uids.size(); ++i) {
    CHECK(stored[i + 1].uid() == uids[i]);
    CHECK(stored[i + 1].receivedAt == received);
  }
  CHECK(made.place().files().empty());
  CHECK(made.lane().figures().healthy);
  CHECK(made.lane().figures().events == 52);
}

TEST_CASE("a batch whose commit nobody answered is spooled, and still stored once") {
  SpooledLane made;
  made.storage.losesAnswers = true;
  const auto receipts = made.send({someEvent("0"), someEvent("1")});
  REQUIRE(receipts);
  CHECK(receipts->front().spooled);
  made.storage.losesAnswers = false;
  made.awaitEmpty();
  const auto stored = made.stored();
  CHECK(descriptionsOf(stored) == numbered(0, 2));
  CHECK(stored[0].uid() == receipts->front().event.uid());
  CHECK(made.lane().figures().duplicates == 2);
}

TEST_CASE("what waits is stored after a restart, also one without the store") {
  SpooledLane made;
  made.storage.away = true;
  REQUIRE(made.send("0"));
  made.stop();
  made.start();
  REQUIRE(made.send("1"));
  made.stop();
  made.storage.away = false;
  made.start();
  made.awaitEmpty();
  CHECK(descriptionsOf(made.stored()) == numbered(0, 2));
}

TEST_CASE("a full spool refuses, and what it took before is stored") {
  SpooledLane made;
  made.stop();
  made.start(4'000);
  made.storage.away = true;
  int taken = 0;
  while (made.send(std::to_string(taken))) ++taken;
  const auto refused = made.send("late");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::Unavailable);
  CHECK(refused.error().message.find("spool is full") != std::string::npos);
  made.storage.away = false;
  made.awaitEmpty();
  CHECK(descriptionsOf(made.stored()) == numbered(0, taken));
}

TEST_CASE("an event that the store refuses is set aside, and those around it are stored") {
  SpooledLane made;
  made.storage.refuses = [](const Event& event) { return event.description == "poison"; };
  made.storage.away = true;
  REQUIRE(made.send({someEvent("0"), someEvent("poison"), someEvent("1")}));
  REQUIRE(made.send("2"));
  made.storage.away = false;
  made.awaitEmpty();
  CHECK(descriptionsOf(made.stored()) == numbered(0, 3));
  CHECK(made.spool().figures().setAside == 1);
  const auto kept = SpoolPlace::read(made.place().folder() / "set-aside.ndjson");
  CHECK(kept.find("poison") != std::string::npos);
}

TEST_CASE("who may not send events is refused although the store is away") {
  SpooledLane made;
  made.storage.away = true;
  REQUIRE(made.send("0"));
  const auto refused = made.send({someEvent()}, Principal{7, "ana", "viewer", {Permission::AlertsRead}, {}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::Forbidden);
  CHECK(made.spool().figures().events == 1);
}

TEST_CASE("a store that comes and goes under load stores each event once, and each sender's in order") {
  SpooledLane made;
  std::atomic<bool> stop = false;
  std::atomic<int> refused = 0;
  std::vector<int> sent(3);
  std::vector<std::thread> senders;
  for (int sender = 0; sender < 3; ++sender)
    senders.emplace_back([&, sender] {
      for (int& next = sent[static_cast<std::size_t>(sender)]; !stop; ++next)
        if (!made.send(std::to_string(sender) + " " + std::to_string(next))) ++refused;
    });
  for (int times = 0; times < 10; ++times) {
    std::this_thread::sleep_for(20ms);
    made.storage.losesAnswers = times % 2 == 0;
    made.storage.away = !made.storage.away;
  }
  made.storage.away = made.storage.losesAnswers = false;
  stop = true;
  for (auto& sender : senders) sender.join();
  made.awaitEmpty();
  std::vector<int> next(3);
  for (const Event& event : made.stored()) {
    const auto sender = static_cast<std::size_t>(event.description.front() - '0');
    CHECK(event.description.substr(2) == std::to_string(next[sender]++));
  }
  CHECK(next == sent);
  CHECK(refused == 0);
}

}  // namespace
}  // namespace vedette::ingest

#include <catch2/catch.hpp>

#include "embedded_core.hpp"
#include "leaving_storage.hpp"

using namespace vedette;
using namespace vedette::test;
using namespace std::chrono_literals;

namespace {

// A core whose store can leave, and that lets who was read go on for ten minutes.
struct LeavableCore {
  LeavingStorage storage;
  memory::ManualClock clock{*parseTimestamp("2026-11-22T08:00:00Z")};
  memory::PlainPasswords passwords;
  memory::MemoryTokens tokens;
  memory::DeviceRandomness randomness;
  memory::Sha256Digest digest;
  TokenLifetimes lifetimes{.withoutStore = 10min};
  Core core{{storage, clock, passwords, tokens, randomness, digest}, RuleSet::builtIn(), lifetimes};

  std::string signIn(const std::string& name, const std::string& role) {
    UserDraft draft;
    draft.username = name;
    draft.password = "secret-" + name;
    draft.role = role;
    REQUIRE(core.users.add(Principal::system(), draft));
    clock.advance(1s);
    return core.signIn.withPassword(name, "secret-" + name).value().access;
  }

  void leave() {
    storage.away = true;
    clock.advance(Authenticate::memory);
  }
};

}  // namespace

TEST_CASE("events whose commit nobody answered are stored once when they are submitted again") {
  LeavableCore made;
  made.storage.losesAnswers = true;
  std::vector<Submission> batch;
  batch.push_back({Principal::system(), {newEvent("high", "chosen"), newEvent("high")}});
  const auto first = made.core.ingest(batch);
  REQUIRE_FALSE(first.front());
  CHECK(first.front().error().cause == Cause::StoreAway);
  REQUIRE(batch.front().events.size() == 2);

  made.storage.losesAnswers = false;
  made.clock.advance(1min);
  const auto again = made.core.ingest(batch);
  REQUIRE(again.front());
  for (const Receipt& receipt : *again.front()) CHECK(receipt.duplicate);
  CHECK(made.core.events.list(Principal::system(), {}).value().total == 2);
  CHECK(made.core.alerts.list(Principal::system(), {}).value().total == 2);
}

TEST_CASE("what a store that is away did not take keeps the time of its receipt") {
  LeavableCore made;
  made.storage.away = true;
  std::vector<Submission> batch;
  batch.push_back({principalOf("viewer"), {newEvent("low")}});
  batch.push_back({Principal::system(), {newEvent("low"), newEvent("low")}});
  const auto first = made.core.ingest(batch);
  CHECK(first[0].error().kind == ErrorKind::Forbidden);
  CHECK(first[1].error().cause == Cause::StoreAway);
  const Timestamp received = made.clock.now();
  made.storage.away = false;
  made.clock.advance(1h);
  const auto again = made.core.ingest(batch);
  REQUIRE(again[1]);
  REQUIRE(again[1]->size() == 2);
  CHECK(again[1]->at(0).event.receivedAt == received);
  CHECK(again[1]->at(0).event.timestamp == received);
}

TEST_CASE("while the store is away, who may send events may do that and nothing else") {
  LeavableCore made;
  const std::string token = made.signIn("root", "admin");
  REQUIRE(made.core.authenticate(token).principal);
  made.leave();
  const Authentication known = made.core.authenticate(token);
  REQUIRE(known.principal);
  CHECK(known.withoutStore);
  CHECK(known.principal->username == "root");
  CHECK(known.principal->permissions == PermissionSet{Permission::EventsWrite});
  CHECK(made.core.authenticate.recall(token)->withoutStore);
}

TEST_CASE("what was read while the store was away is not believed once it is back") {
  LeavableCore made;
  const std::string admin = made.signIn("root", "admin"), viewer = made.signIn("ana", "viewer");
  REQUIRE(made.core.authenticate(admin).principal);
  REQUIRE(made.core.authenticate(viewer).principal);
  made.leave();
  REQUIRE(made.core.authenticate(admin).withoutStore);
  REQUIRE(made.core.authenticate(viewer).refusal == Refusal::StoreAway);
  made.storage.away = false;
  CHECK_FALSE(made.core.authenticate.recall(viewer));
  CHECK(made.core.authenticate(viewer).principal->may(Permission::AlertsRead));
  CHECK(made.core.authenticate(admin).principal->may(Permission::UsersManage));
  CHECK_FALSE(made.core.authenticate.recall(admin)->withoutStore);
}

TEST_CASE("who may not send events, or was never read, is not let in while the store is away") {
  LeavableCore made;
  const std::string viewer = made.signIn("ana", "viewer");
  REQUIRE(made.core.authenticate(viewer).principal);
  made.leave();
  CHECK(made.core.authenticate(viewer).refusal == Refusal::StoreAway);
  CHECK(made.core.authenticate("rubbish").refusal == Refusal::BadToken);
}

TEST_CASE("the last reading counts for its grace, not longer") {
  LeavableCore made;
  const std::string token = made.signIn("shipper", "ingestor");
  REQUIRE(made.core.authenticate(token).principal);
  made.leave();
  made.clock.advance(10min - Authenticate::memory - 1ms);
  CHECK(made.core.authenticate(token).principal);
  made.clock.advance(1ms);
  CHECK(made.core.authenticate(token).refusal == Refusal::StoreAway);
  made.storage.away = false;
  CHECK_FALSE(made.core.authenticate(token).withoutStore);
}

TEST_CASE("after a restart without the store the issue of a token counts as its last reading") {
  LeavableCore made;
  const std::string token = made.signIn("shipper", "ingestor");
  const std::string custom = [&] {
    RoleDraft sender;
    sender.name = "sender";
    sender.permissions = {"events:write"};
    REQUIRE(made.core.roles.add(Principal::system(), sender));
    return made.signIn("robot", "sender");
  }();
  made.leave();
  const Authenticate restarted(made.storage, made.tokens, made.clock, 10min);
  CHECK(restarted(token).principal);
  CHECK(restarted(custom).refusal == Refusal::StoreAway);
  made.clock.advance(10min);
  CHECK(restarted(token).refusal == Refusal::StoreAway);
}

TEST_CASE("a sign-out and a disabled account stay so when the store leaves") {
  LeavableCore made;
  const std::string out = made.signIn("ana", "ingestor");
  const std::string disabled = made.signIn("ben", "ingestor");
  REQUIRE(made.core.signIn.out(*made.core.authenticate(out).principal));
  UserDraft change;
  change.active = false;
  const UserId ben = made.core.authenticate(disabled).principal->userId;
  REQUIRE(made.core.users.change(Principal::system(), ben, change));
  CHECK(made.core.authenticate(disabled).refusal == Refusal::InactiveUser);
  made.leave();
  CHECK(made.core.authenticate(out).refusal == Refusal::StoreAway);
  CHECK(made.core.authenticate(disabled).refusal == Refusal::InactiveUser);
}

TEST_CASE("without a grace nobody is let in while the store is away") {
  LeavableCore made;
  const std::string token = made.signIn("shipper", "ingestor");
  const Authenticate strict(made.storage, made.tokens, made.clock);
  REQUIRE(strict(token).principal);
  made.leave();
  CHECK(strict(token).refusal == Refusal::StoreAway);
}

TEST_CASE("time that passes without anything to tell leaves the store alone") {
  LeavableCore made;
  made.core.detection().watchSources(1h);
  ingest(made.core, {newEvent("low")});
  made.storage.away = true;
  std::vector<Submission> batch(1);
  batch[0].principal = Principal::system();
  CHECK(made.core.ingest(batch)[0]);
  made.clock.advance(2h);
  CHECK_FALSE(made.core.ingest(batch)[0]);
  made.storage.away = false;
  CHECK(made.core.ingest(batch)[0]);
  CHECK(made.core.alerts.list(Principal::system(), {}).value().total == 1);
}

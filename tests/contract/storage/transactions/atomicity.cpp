#include <stdexcept>

#include "fixture.hpp"
#include "samples.hpp"
#include "transactions/content.hpp"

namespace vedette::contract {
namespace {

class Atomicity : public Fixture {
 public:
  Atomicity() {
    write([](Stores& stores) { return storeOneOfEach(stores, "before"); });
  }
  std::vector<std::string> content() {
    return read([](const Stores& stores) -> Result<std::vector<std::string>> { return contentOf(stores); });
  }
  // Checks that the work is refused with its own error and leaves no trace.
  template <class Work>
  void checkUndone(Work&& work) {
    const auto before = content();
    const Error error = refusalOf([&](Stores& stores) -> Result<void> {
      if (Result<void> done = work(stores); !done) return done;
      return Error{ErrorKind::Stale, "on purpose", {{"f", Violation::Taken, "m", "v"}}};
    });
    CHECK(error == Error{ErrorKind::Stale, "on purpose", {{"f", Violation::Taken, "m", "v"}}});
    CHECK(content() == before);
  }
};

TEST_CASE_METHOD(Atomicity, "a value commits everything that the work stored") {
  const auto before = content();
  const int value = write([](Stores& stores) -> Result<int> {
    if (auto stored = storeOneOfEach(stores, "one"); !stored) return stored.error();
    return 42;
  });
  CHECK(value == 42);
  CHECK(content().size() == before.size() + 9);
  CHECK(read([](const Stores& stores) { return stores.users.findByName("one"); }).role == "analyst");
}

TEST_CASE_METHOD(Atomicity, "the work sees what it stored itself") {
  write([](Stores& stores) -> Result<void> {
    std::vector<Event> events{event("mine")};
    if (auto appended = stores.events.append(events); !appended) return appended.error();
    if (auto found = stores.events.find(events[0].id); !found) return found.error();
    const auto page = stores.events.list({});
    if (!page || page->total != 3 || page->items.size() != 3) return conflict("the list misses it");
    const auto counts = stores.events.counts(at());
    if (!counts || counts->total != 3) return conflict("the counts miss it");
    return {};
  });
}

TEST_CASE_METHOD(Atomicity, "an error takes back one of everything") {
  checkUndone([](Stores& stores) { return storeOneOfEach(stores, "one"); });
}

TEST_CASE_METHOD(Atomicity, "an error takes back changes of rows that were there") {
  checkUndone([](Stores& stores) -> Result<void> {
    User changed = stores.users.findByName("before").value();
    changed.role = "admin";
    if (auto updated = stores.users.update(changed); !updated) return updated;
    if (auto updated = stores.roles.update({"before", "changed", PermissionSet::all()}); !updated)
      return updated;
    const EventId known = stores.events.list({}).value().items.front().id;
    const std::vector<AlertDraft> again{draftByRule("before", known)};
    if (auto folded = stores.alerts.raise(again, at(5h)); !folded) return folded.error();
    Alert alert = stores.alerts.list({}).value().items.back();
    const auto lines = apply({.severity = Severity::Info, .assignee = "bob"}, alert, "bob", at(5h));
    return stores.alerts.update(alert, lines);
  });
}

TEST_CASE_METHOD(Atomicity, "an error takes back removals") {
  checkUndone([](Stores& stores) -> Result<void> {
    const std::vector<Alert> alerts = stores.alerts.list({}).value().items;
    for (const Alert& alert : alerts)
      if (auto removed = stores.alerts.remove(alert.id); !removed) return removed;
    if (auto removed = stores.users.remove(stores.users.findByName("before").value().id); !removed)
      return removed;
    return stores.roles.remove("before");
  });
  CHECK(read([](const Stores& stores) {
          return stores.sessions.find("before" + std::string(26, '0'));
        }).createdAt == at());
}

TEST_CASE_METHOD(Atomicity, "an error takes back sessions that were used, revoked and removed") {
  const std::string session = "before" + std::string(26, '0'), hash = "before" + std::string(58, '0');
  checkUndone([&](Stores& stores) -> Result<void> {
    if (auto used = stores.sessions.use(hash, at()); !used) return used.error();
    if (auto revoked = stores.sessions.revoke(session, at()); !revoked) return revoked;
    return stores.sessions.removeExpired(at(9h));
  });
  CHECK_FALSE(read([&](const Stores& stores) { return stores.sessions.find(session); }).revokedAt);
  CHECK_FALSE(write([&](Stores& stores) { return stores.sessions.use(hash, at()); }).usedAt);
}

TEST_CASE_METHOD(Atomicity, "what was taken back can be stored again, uids and names and fingerprints") {
  checkUndone([](Stores& stores) { return storeOneOfEach(stores, "one"); });
  checkUndone([](Stores& stores) { return storeOneOfEach(stores, "one"); });
  write([](Stores& stores) { return storeOneOfEach(stores, "one"); });
  const auto raised = write([](Stores& stores) {
    return stores.alerts.raise(std::vector<AlertDraft>{draftByRule("one"), draftByHand("one/hand")}, at());
  });
  CHECK_FALSE(raised[0].isNew);
  CHECK(raised[0].alert.occurrences == 2);
  CHECK_FALSE(raised[1].isNew);
}

TEST_CASE_METHOD(Atomicity, "a uid that was taken back is no duplicate of the event stored in its place") {
  checkUndone([](Stores& stores) -> Result<void> {
    std::vector<Event> undone{event("one")};
    auto appended = stores.events.append(undone);
    return appended ? Result<void>() : appended.error();
  });
  std::vector<Event> stored{event("two"), event("one")};
  CHECK(write([&](Stores& stores) { return stores.events.append(stored); }).empty());
  CHECK(read([&](const Stores& stores) { return stores.events.find(stored[1].id); }).chosenUid == "one");
}

TEST_CASE_METHOD(Atomicity, "totals stay exact through commits and rollbacks in turn") {
  for (int i = 0; i < 10; ++i) {
    const std::string name = "n" + std::to_string(i);
    write([&](Stores& stores) { return storeOneOfEach(stores, name); });
    checkUndone([&](Stores& stores) { return storeOneOfEach(stores, name + "-undone"); });
  }
  CHECK(read([](const Stores& stores) { return stores.events.list({}); }).total == 22);
  CHECK(read([](const Stores& stores) { return stores.alerts.list({}); }).total == 22);
  CHECK(read([](const Stores& stores) { return stores.users.list({}); }).total == 11);
}

TEST_CASE_METHOD(Atomicity, "a refusal inside the work does not spoil what the work then commits") {
  write([](Stores& stores) -> Result<void> {
    if (stores.users.add(user("BEFORE"))) return conflict("a taken name was accepted");
    if (stores.events.find(4711)) return conflict("an absent event was found");
    if (stores.roles.add({"before", "", {}})) return conflict("a taken role was accepted");
    return storeOneOfEach(stores, "one");
  });
  CHECK(read([](const Stores& stores) { return stores.users.list({}); }).total == 2);
}

TEST_CASE_METHOD(Atomicity, "an exception takes everything back and leaves the storage usable") {
  const auto before = content();
  auto throwing = [](Stores& stores) -> Result<void> {
    (void)storeOneOfEach(stores, "one");
    throw std::runtime_error("on purpose");
  };
  bool stored = false;
  try {
    stored = storage().atomically(throwing).has_value();
  } catch (const std::runtime_error&) {
  }
  CHECK_FALSE(stored);
  CHECK(content() == before);
  write([](Stores& stores) { return storeOneOfEach(stores, "one"); });
}

TEST_CASE_METHOD(Atomicity, "reading gives its value, and its error") {
  CHECK(read([](const Stores&) -> Result<std::string> { return std::string("value"); }) == "value");
  auto failed = storage().reading([](const Stores&) -> Result<int> { return notFound("on purpose"); });
  REQUIRE_FALSE(failed.has_value());
  CHECK(failed.error() == notFound("on purpose"));
}

}  // namespace
}  // namespace vedette::contract

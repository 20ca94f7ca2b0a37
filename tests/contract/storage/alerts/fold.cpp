#include "alerts/alert_fixture.hpp"

namespace vedette::contract {
namespace {

AlertDraft seenAt(Timestamp when, std::optional<EventId> event = {}) {
  AlertDraft draft = draftByRule("one", event);
  draft.seenAt = when;
  return draft;
}

TEST_CASE_METHOD(AlertFixture,
                 "a match folds into the open alert of its fingerprint: counted, seen, linked") {
  const EventId first = storedEvent(), second = storedEvent();
  const Alert alert = raise(seenAt(at(), first), at(1h)).alert;
  const auto [folded, isNew] = raise(seenAt(at(10us), second), at(2h));
  CHECK_FALSE(isNew);
  CHECK(folded.id == alert.id);
  CHECK(folded.occurrences == 2);
  CHECK(folded.version > alert.version);
  CHECK(folded.firstSeen == at());
  CHECK(folded.lastSeen == at(10us));
  CHECK(folded.createdAt == at(1h));
  CHECK(folded.updatedAt == at(2h));
  CHECK(folded.event == first);
  CHECK(describe(find(alert.id)) == describe(folded));
  CHECK(eventsOf(alert.id) == std::vector<EventId>{first, second});
  CHECK(list({}).total == 1);
}

TEST_CASE_METHOD(AlertFixture, "a match that was seen earlier moves the first sight back") {
  const Alert alert = raise(seenAt(at())).alert;
  const Alert folded = raise(seenAt(at(-3us))).alert;
  CHECK(folded.firstSeen == at(-3us));
  CHECK(folded.lastSeen == at());
  CHECK(describe(find(alert.id)) == describe(folded));
}

TEST_CASE_METHOD(AlertFixture, "matches within one span fold into the alert that its first one raised") {
  const EventId a = storedEvent(), b = storedEvent(), c = storedEvent();
  const auto raised =
      raise(std::vector{seenAt(at(2us), b), draftByRule("other", a), seenAt(at(1us), c), seenAt(at(3us), a)});
  CHECK(raised[0].isNew);
  CHECK(raised[1].isNew);
  CHECK_FALSE(raised[2].isNew);
  CHECK_FALSE(raised[3].isNew);
  const Alert stored = find(raised[0].alert.id);
  CHECK(describe(raised[3].alert) == describe(stored));
  CHECK(stored.occurrences == 3);
  CHECK(stored.firstSeen == at(1us));
  CHECK(stored.lastSeen == at(3us));
  CHECK(eventsOf(stored.id) == std::vector<EventId>{a, b, c});
  CHECK(eventsOf(raised[1].alert.id) == std::vector<EventId>{a});
}

TEST_CASE_METHOD(AlertFixture, "a match folds into an alert of every open status, and keeps it") {
  const AlertId id = raise(draftByRule("one")).alert.id;
  std::uint64_t occurrences = 1;
  for (AlertStatus status : alertStatuses) {
    if (isClosed(status)) continue;
    change(id, {.status = status, .assignee = "bob", .note = "mine"});
    const auto [folded, isNew] = raise(draftByRule("one"));
    CHECK_FALSE(isNew);
    CHECK(folded.id == id);
    CHECK(folded.status == status);
    CHECK(folded.assignee == "bob");
    CHECK(folded.occurrences == ++occurrences);
  }
}

TEST_CASE_METHOD(AlertFixture,
                 "a match does not fold into a closed alert but raises one for the next to fold into") {
  for (AlertStatus closed : {AlertStatus::Resolved, AlertStatus::FalsePositive}) {
    const AlertId id = raise(draftByRule("one")).alert.id;
    const Alert before = change(id, {.status = closed});
    const auto [next, isNew] = raise(draftByRule("one"));
    CHECK(isNew);
    CHECK(next.id != id);
    CHECK(describe(find(id)) == describe(before));
    CHECK(raise(draftByRule("one")).alert.id == next.id);
    close(next.id);
  }
}

TEST_CASE_METHOD(AlertFixture, "a match folds into an alert that was opened again") {
  const AlertId id = raise(draftByRule("one")).alert.id;
  close(id);
  change(id, {.status = AlertStatus::Investigating});
  CHECK(raise(draftByRule("one")).alert.id == id);
}

TEST_CASE_METHOD(AlertFixture, "fingerprints are compared byte by byte") {
  for (const char* fingerprint : {"one", "One", "one%", "_ne", "one "})
    CHECK(raise(draftByRule(fingerprint)).isNew);
  CHECK(list({}).total == 5);
}

TEST_CASE_METHOD(AlertFixture, "the same event folded twice is linked once and counted twice") {
  const EventId event = storedEvent();
  raise(draftByRule("one", event));
  const Alert folded = raise(draftByRule("one", event)).alert;
  CHECK(folded.occurrences == 2);
  CHECK(eventsOf(folded.id) == std::vector<EventId>{event});
}

TEST_CASE_METHOD(AlertFixture, "folding changes no total") {
  raise(std::vector(10, draftByRule("one")));
  const AlertCounts counts = read([](const Stores& stores) { return stores.alerts.counts(at()); });
  CHECK(counts.total == 1);
  CHECK(counts.bySeverity.at("high") == 1);
  CHECK(counts.byHour == std::map<Timestamp, std::uint64_t>{{at(1h), 1}});
}

TEST_CASE_METHOD(AlertFixture, "a change made before a match folded is stale") {
  Alert mine = raise(draftByRule("one")).alert;
  raise(draftByRule("one"));
  const auto lines = apply({.severity = Severity::Low}, mine, "alice", at(2h));
  CHECK(refusal([&](Stores& stores) { return stores.alerts.update(mine, lines); }) == ErrorKind::Stale);
}

}  // namespace
}  // namespace vedette::contract

#include "alerts/alert_fixture.hpp"

namespace vedette::contract {
namespace {

using namespace std::chrono_literals;

AlertDraft seenAt(Timestamp when, std::optional<EventId> event = {}) {
  AlertDraft draft = draftByRule("one", event);
  draft.seenAt = when;
  draft.foldWindow = 15min;
  return draft;
}

TEST_CASE_METHOD(AlertFixture,
                 "a match folds into an alert that was seen within the window before or after it") {
  const AlertId id = raise(seenAt(at())).alert.id;
  CHECK(raise(seenAt(at(15min))).alert.id == id);
  CHECK(raise(seenAt(at(30min))).alert.id == id);
  CHECK(raise(seenAt(at(-15min))).alert.id == id);
  CHECK(find(id).occurrences == 4);
  CHECK(find(id).firstSeen == at(-15min));
  CHECK(find(id).lastSeen == at(30min));
}

TEST_CASE_METHOD(AlertFixture,
                 "a match beyond the window raises an alert of its own, which takes the next ones") {
  const AlertId first = raise(seenAt(at())).alert.id;
  const auto [second, isNew] = raise(seenAt(at(15min + 1us)));
  CHECK(isNew);
  CHECK(second.id != first);
  CHECK_FALSE(isClosed(find(first).status));
  CHECK(raise(seenAt(at(20min))).alert.id == second.id);
  CHECK(find(first).occurrences == 1);
}

TEST_CASE_METHOD(AlertFixture, "matches of two times fold into two alerts, in whatever order they come") {
  const AlertId late = raise(seenAt(at(48h))).alert.id;
  const AlertId early = raise(seenAt(at())).alert.id;
  for (int i = 1; i <= 3; ++i) {
    CHECK(raise(seenAt(at(48h + i * 1min))).alert.id == late);
    CHECK(raise(seenAt(at(i * 1min))).alert.id == early);
  }
  CHECK(list({}).total == 2);
  CHECK(find(early).occurrences == 4);
  CHECK(find(early).lastSeen == at(3min));
}

TEST_CASE_METHOD(AlertFixture, "matches of many times within one span fold each into the alert of its time") {
  std::vector<AlertDraft> drafts;
  for (int round = 0; round < 3; ++round)
    for (const int day : {3, 1, 2}) drafts.push_back(seenAt(at(day * 24h + round * 1min), storedEvent()));
  const auto raised = raise(drafts);
  for (std::size_t i = 0; i < raised.size(); ++i) {
    CHECK(raised[i].isNew == (i < 3));
    CHECK(raised[i].alert.id == raised[i % 3].alert.id);
    CHECK(eventsOf(raised[i].alert.id).size() == 3);
  }
  CHECK(list({}).total == 3);
}

TEST_CASE_METHOD(AlertFixture, "a closed alert takes no match, of its own time neither") {
  const AlertId early = raise(seenAt(at())).alert.id;
  raise(seenAt(at(48h)));
  close(early);
  const auto [again, isNew] = raise(seenAt(at(1min)));
  CHECK(isNew);
  CHECK(again.id != early);
}

TEST_CASE_METHOD(AlertFixture,
                 "a superseded alert can be worked, closed and opened again beside the current one") {
  const AlertId early = raise(seenAt(at())).alert.id;
  const AlertId late = raise(seenAt(at(48h))).alert.id;
  change(early, {.status = AlertStatus::Investigating});
  close(early);
  change(early, {.status = AlertStatus::Triaged});
  CHECK(raise(seenAt(at(1min))).alert.id == early);
  CHECK(raise(seenAt(at(48h))).alert.id == late);
}

TEST_CASE_METHOD(AlertFixture,
                 "an alert that another supersedes has changed: what was read before is stale") {
  Alert mine = raise(seenAt(at())).alert;
  raise(seenAt(at(48h)));
  const auto lines = apply({.severity = Severity::Low}, mine, "alice", at(2h));
  CHECK(refusal([&](Stores& stores) { return stores.alerts.update(mine, lines); }) == ErrorKind::Stale);
}

TEST_CASE_METHOD(AlertFixture,
                 "a match of several events counts and links each, and is seen from the first to the last") {
  const EventId a = storedEvent(), b = storedEvent(), c = storedEvent();
  AlertDraft draft = seenAt(at(), a);
  draft.furtherEvents = {b};
  draft.seenUntil = at(5min);
  const Alert alert = raise(draft).alert;
  CHECK(alert.occurrences == 2);
  CHECK(alert.lastSeen == at(5min));
  CHECK(eventsOf(alert.id) == std::vector<EventId>{a, b});
  CHECK(raise(seenAt(at(20min), c)).alert.id == alert.id);
  CHECK(eventsOf(alert.id) == std::vector<EventId>{a, b, c});
}

TEST_CASE_METHOD(AlertFixture, "an alert keeps the evidence of its first match") {
  AlertDraft draft = seenAt(at());
  draft.evidence = attributes({{"rule_version", "1"}});
  const AlertId id = raise(draft).alert.id;
  draft.evidence = attributes({{"rule_version", "2"}});
  raise(draft);
  CHECK(find(id).evidence.find("rule_version") == "1");
  CHECK(find(raise(draftByHand("x")).alert.id).evidence.empty());
}

}  // namespace
}  // namespace vedette::contract

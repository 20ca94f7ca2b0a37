#include "alerts/alert_fixture.hpp"

namespace vedette::contract {
namespace {

TEST_CASE_METHOD(AlertFixture, "a changed alert is found as it was changed") {
  const AlertId id = raise(draftByRule("one", storedEvent())).alert.id;
  const Alert set = change(id, {.status = AlertStatus::FalsePositive,
                                .severity = Severity::Info,
                                .assignee = "o'neil \"%_",
                                .disposition = Disposition::Benign});
  CHECK(set.resolvedAt == at(2h));
  CHECK(describe(find(id)) == describe(set));
  const Alert cleared = change(id,
                               {.status = AlertStatus::Triaged,
                                .assignee = std::optional<std::string>{},
                                .disposition = std::optional<Disposition>{}},
                               at(3h + 1us));
  CHECK(describe(find(id)) == describe(cleared));
  CHECK_FALSE(find(id).assignee);
  CHECK_FALSE(find(id).resolvedAt);
}

TEST_CASE_METHOD(AlertFixture, "every status, severity and disposition is kept") {
  const AlertId id = raise(draftByHand()).alert.id;
  for (AlertStatus status : alertStatuses) {
    change(id, {.status = status, .note = "n"});
    CHECK(find(id).status == status);
  }
  for (Severity severity : severities) {
    change(id, {.severity = severity, .note = "n"});
    CHECK(find(id).severity == severity);
  }
  for (Disposition disposition : dispositions) {
    change(id, {.disposition = disposition});
    CHECK(find(id).disposition == disposition);
  }
}

TEST_CASE_METHOD(AlertFixture, "changing one alert leaves the others as they are") {
  const Alert other = raise(draftByHand()).alert;
  close(raise(draftByHand()).alert.id);
  CHECK(describe(find(other.id)) == describe(other));
}

TEST_CASE_METHOD(AlertFixture, "of two changes of one version the second is stale and changes nothing") {
  const Alert before = raise(draftByHand()).alert;
  Alert mine = before, yours = before;
  const auto myLines = apply({.severity = Severity::Low}, mine, "me", at(2h));
  const auto yourLines = apply({.severity = Severity::Critical}, yours, "you", at(2h));
  write([&](Stores& stores) { return stores.alerts.update(mine, myLines); });
  CHECK(refusal([&](Stores& stores) { return stores.alerts.update(yours, yourLines); }) == ErrorKind::Stale);
  CHECK(describe(find(before.id)) == describe(mine));
  CHECK(historyOf(before.id).size() == 1);
}

TEST_CASE_METHOD(AlertFixture, "a version that is not the next one is stale") {
  Alert ahead = raise(draftByHand()).alert;
  for (std::uint64_t version : {0, 1, 3, 4711}) {
    ahead.version = version;
    CHECK(refusal([&](Stores& stores) { return stores.alerts.update(ahead, {}); }) == ErrorKind::Stale);
  }
  ahead.version = 2;
  write([&](Stores& stores) { return stores.alerts.update(ahead, {}); });
}

TEST_CASE_METHOD(AlertFixture, "an alert that is gone cannot be changed") {
  Alert alert = raise(draftByHand()).alert;
  write([&](Stores& stores) { return stores.alerts.remove(alert.id); });
  ++alert.version;
  CHECK(refusal([&](Stores& stores) { return stores.alerts.update(alert, {}); }) == ErrorKind::NotFound);
  alert.id = 4711;
  CHECK(refusal([&](Stores& stores) { return stores.alerts.update(alert, {}); }) == ErrorKind::NotFound);
}

TEST_CASE_METHOD(AlertFixture, "reopening is a conflict while another alert of the fingerprint is open") {
  const AlertId first = raise(draftByRule("one")).alert.id;
  close(first);
  const AlertId second = raise(draftByRule("one")).alert.id;
  Alert reopened = find(first);
  const Alert closed = reopened;
  const auto lines = apply({.status = AlertStatus::New}, reopened, "alice", at(3h));
  auto reopen = [&](Stores& stores) { return stores.alerts.update(reopened, lines); };
  CHECK(refusal(reopen) == ErrorKind::Conflict);
  CHECK(describe(find(first)) == describe(closed));
  CHECK(historyOf(first).size() == 1);
  close(second);
  write(reopen);
  CHECK(find(first).status == AlertStatus::New);
}

TEST_CASE_METHOD(AlertFixture, "a closed alert changes freely while another of its fingerprint is open") {
  const AlertId first = raise(draftByRule("one")).alert.id;
  close(first);
  raise(draftByRule("one"));
  change(first, {.status = AlertStatus::FalsePositive, .severity = Severity::Low});
  CHECK(find(first).status == AlertStatus::FalsePositive);
}

TEST_CASE_METHOD(AlertFixture, "alerts without a fingerprint are open side by side") {
  const AlertId first = raise(draftByRule("")).alert.id;
  close(first);
  raise(draftByRule(""));
  CHECK(change(first, {.status = AlertStatus::New}).status == AlertStatus::New);
}

TEST_CASE_METHOD(AlertFixture,
                 "an alert by hand is opened again although a duplicate was refused meanwhile") {
  const AlertId id = raise(draftByHand("one")).alert.id;
  close(id);
  raise(draftByHand("one"));
  CHECK(change(id, {.status = AlertStatus::New}).status == AlertStatus::New);
}

}  // namespace
}  // namespace vedette::contract

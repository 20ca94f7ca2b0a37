#include <catch2/catch.hpp>

#include "embedded_core.hpp"

using namespace vedette;
using namespace vedette::test;

namespace {

AlertReport report(std::string title) {
  AlertReport report;
  report.title = std::move(title);
  report.severity = "high";
  report.source = "suricata";
  return report;
}

AlertPatch to(AlertStatus status) {
  AlertPatch patch;
  patch.status = status;
  return patch;
}

AlertId raiseOne(EmbeddedCore& embedded) { return ingest(embedded.core, {newEvent("high")})[0].alerts[0].id; }

}  // namespace

TEST_CASE("the same report twice is one alert, whatever its state") {
  EmbeddedCore embedded;
  Core& core = embedded.core;
  const Reported first = core.triage.report(Principal::system(), report("Beacon")).value();
  CHECK(first.isNew);
  CHECK(first.alert.fingerprint == embedded.digest.sha256Hex("Beacon|suricata|[]"));
  REQUIRE(core.triage.change(Principal::system(), first.alert.id, to(AlertStatus::Resolved)));
  const Reported again = core.triage.report(Principal::system(), report("Beacon")).value();
  CHECK_FALSE(again.isNew);
  CHECK(again.alert.id == first.alert.id);
  CHECK(core.triage.report(Principal::system(), report("Another"))->isNew);
}

TEST_CASE("a change stands in the history with who made it") {
  EmbeddedCore embedded;
  const AlertId id = raiseOne(embedded);
  Principal bob = principalOf("responder");
  bob.username = "bob";
  const Alert changed = embedded.core.triage.change(bob, id, to(AlertStatus::Investigating)).value();
  CHECK(changed.status == AlertStatus::Investigating);
  const auto history = embedded.core.alerts.history(bob, id, {}).value();
  REQUIRE(history.total == 1);
  CHECK(history.items[0].actor == "bob");
  CHECK(history.items[0].to == "investigating");
}

TEST_CASE("a change on a version that is no longer there is refused") {
  EmbeddedCore embedded;
  const AlertId id = raiseOne(embedded);
  const Principal system = Principal::system();
  REQUIRE(embedded.core.triage.change(system, id, to(AlertStatus::Triaged), 1));
  CHECK(embedded.core.triage.change(system, id, to(AlertStatus::Resolved), 1).error().kind ==
        ErrorKind::Stale);
  CHECK(embedded.core.triage.change(system, id, to(AlertStatus::Resolved), 2));
}

TEST_CASE("a bulk change counts what it matches and what it changes, and a preview changes nothing") {
  EmbeddedCore embedded;
  const Principal system = Principal::system();
  for (int i = 0; i < 3; ++i) raiseOne(embedded);
  const AlertId done = raiseOne(embedded);
  REQUIRE(embedded.core.triage.change(system, done, to(AlertStatus::Resolved)));

  const BulkOutcome preview =
      embedded.core.triage.changeAll(system, {}, to(AlertStatus::Resolved), true).value();
  CHECK(preview.matched == 4);
  CHECK(preview.changed == 3);
  AlertFilter open;
  open.statuses = {AlertStatus::New};
  const BulkOutcome outcome =
      embedded.core.triage.changeAll(system, open, to(AlertStatus::Resolved), false).value();
  CHECK(outcome.matched == 3);
  CHECK(outcome.changed == 3);
  CHECK(embedded.core.alerts.list(system, {open})->total == 0);
}

TEST_CASE("a bulk change has no cap") {
  EmbeddedCore embedded;
  std::vector<NewEvent> events;
  for (int i = 0; i < 2500; ++i) events.push_back(newEvent("high"));
  ingest(embedded.core, std::move(events));
  const auto outcome =
      embedded.core.triage.changeAll(Principal::system(), {}, to(AlertStatus::Triaged), false).value();
  CHECK(outcome.matched == 2500);
  CHECK(outcome.changed == 2500);
}

TEST_CASE("a removed alert is gone, and the audit trail says what it was") {
  EmbeddedCore embedded;
  const AlertId id = raiseOne(embedded);
  REQUIRE(embedded.core.triage.remove(Principal::system(), id));
  CHECK(embedded.core.alerts.find(Principal::system(), id).error().kind == ErrorKind::NotFound);
  const AuditEntry entry = embedded.audit().front();
  CHECK(entry.action == "alert.delete");
  CHECK(entry.object == "alert:" + std::to_string(id));
  CHECK(entry.detail.find("intrusion_attempt from Firewall") != std::string::npos);
}

TEST_CASE("labels are kept, the newest first, and do not change the alert") {
  EmbeddedCore embedded;
  const AlertId id = raiseOne(embedded);
  const Principal analyst = principalOf("analyst");
  REQUIRE(embedded.core.triage.label(analyst, id, Disposition::Benign, "scanner", "console"));
  REQUIRE(embedded.core.triage.label(analyst, id, Disposition::TruePositive, "", ""));
  const auto labels = embedded.core.alerts.feedback(analyst, id, {}).value();
  REQUIRE(labels.total == 2);
  CHECK(labels.items[0].verdict == Disposition::TruePositive);
  CHECK(labels.items[1].origin == "console");
  CHECK(embedded.core.alerts.find(analyst, id)->alert.version == 1);
}

TEST_CASE("an alert by hand for an event carries it, an unknown event is named") {
  EmbeddedCore embedded;
  const EventId event = ingest(embedded.core, {newEvent("low")})[0].event.id;
  const Alert alert =
      embedded.core.triage.reportForEvent(Principal::system(), event, AlertStatus::Triaged).value();
  CHECK(alert.event == event);
  CHECK(alert.status == AlertStatus::Triaged);
  CHECK_FALSE(alert.rule);
  const auto unknown = embedded.core.triage.reportForEvent(Principal::system(), 4711, AlertStatus::New);
  CHECK(unknown.error().fields.at(0).field == "event_id");
}

TEST_CASE("an unknown alert is not found by anything that needs one") {
  EmbeddedCore embedded;
  Core& core = embedded.core;
  const Principal system = Principal::system();
  CHECK(core.alerts.find(system, 1).error().kind == ErrorKind::NotFound);
  CHECK(core.alerts.history(system, 1, {}).error().kind == ErrorKind::NotFound);
  CHECK(core.alerts.events(system, 1, {}).error().kind == ErrorKind::NotFound);
  CHECK(core.alerts.feedback(system, 1, {}).error().kind == ErrorKind::NotFound);
  CHECK(core.triage.change(system, 1, {}).error().kind == ErrorKind::NotFound);
  CHECK(core.triage.remove(system, 1).error().kind == ErrorKind::NotFound);
  CHECK(core.triage.label(system, 1, Disposition::Benign, "", "").error().kind == ErrorKind::NotFound);
}

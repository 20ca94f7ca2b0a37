#include <catch2/catch.hpp>

#include "vedette/domain/alerts/alert_change.hpp"
#include "vedette/domain/alerts/alert_filter.hpp"
#include "vedette/domain/alerts/alert_report.hpp"

using namespace vedette;

namespace {

const Timestamp now = *parseTimestamp("2026-11-22T08:00:00Z");
const Timestamp later = now + std::chrono::minutes{5};

Alert sample() {
  AlertDraft draft;
  draft.title = "Port scan";
  draft.severity = Severity::High;
  draft.source = "Firewall";
  draft.seenAt = now;
  draft.entities = {{"ip", "192.0.2.7"}};
  return Alert::from(draft, now);
}

std::vector<AlertChange> setStatus(Alert& alert, AlertStatus status, Timestamp at) {
  AlertPatch patch;
  patch.status = status;
  return apply(patch, alert, "ana", at);
}

}  // namespace

TEST_CASE("an alert is resolved at the moment it is first closed, and not when it is reopened") {
  Alert alert = sample();
  setStatus(alert, AlertStatus::Resolved, now);
  CHECK(alert.resolvedAt == now);
  setStatus(alert, AlertStatus::FalsePositive, later);
  CHECK(alert.resolvedAt == now);
  setStatus(alert, AlertStatus::Investigating, later);
  CHECK_FALSE(alert.resolvedAt);
}

TEST_CASE("any status may follow any other") {
  for (AlertStatus from : alertStatuses)
    for (AlertStatus to : alertStatuses) {
      Alert alert = sample();
      alert.status = from;
      setStatus(alert, to, now);
      CHECK(alert.status == to);
    }
}

TEST_CASE("each change is a line of history with who, when, from and to") {
  Alert alert = sample();
  AlertPatch patch;
  patch.status = AlertStatus::Triaged;
  patch.severity = Severity::Low;
  patch.assignee = "bob";
  patch.disposition = Disposition::Benign;
  patch.note = "known scanner";
  const auto changes = apply(patch, alert, "ana", later);
  REQUIRE(changes.size() == 4);
  CHECK(changes[0].field == "status");
  CHECK(changes[0].from == "new");
  CHECK(changes[0].to == "triaged");
  CHECK(changes[1].from == "high");
  CHECK(changes[2].to == "bob");
  CHECK(changes[3].to == "benign");
  CHECK(changes[3].actor == "ana");
  CHECK(changes[3].at == later);
  CHECK(changes[3].note == "known scanner");
  CHECK(alert.version == 2);
  CHECK(alert.updatedAt == later);
}

TEST_CASE("setting what is set already changes nothing") {
  Alert alert = sample();
  CHECK(setStatus(alert, AlertStatus::New, later).empty());
  CHECK(alert.version == 1);
  CHECK(alert.updatedAt == now);
}

TEST_CASE("a note alone is a line of history") {
  Alert alert = sample();
  AlertPatch patch;
  patch.note = "called the owner";
  const auto changes = apply(patch, alert, "ana", later);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].field == "note");
  CHECK(alert.version == 2);
}

TEST_CASE("an assignee and a disposition can be taken back") {
  Alert alert = sample();
  alert.assignee = "bob";
  alert.disposition = Disposition::Benign;
  AlertPatch patch;
  patch.assignee.emplace(std::nullopt);
  patch.disposition.emplace(std::nullopt);
  CHECK(apply(patch, alert, "ana", later).size() == 2);
  CHECK_FALSE(alert.assignee);
  CHECK_FALSE(alert.disposition);
}

TEST_CASE("folding widens the span in which an alert was seen") {
  Alert alert = sample();
  AlertDraft again;
  again.seenAt = now - std::chrono::hours{1};
  alert.fold(again, later);
  again.seenAt = later;
  alert.fold(again, later);
  CHECK(alert.occurrences == 3);
  CHECK(alert.firstSeen == now - std::chrono::hours{1});
  CHECK(alert.lastSeen == later);
  CHECK(alert.version == 3);
}

TEST_CASE("the dedup text is Python's notation of the sorted list") {
  AlertDraft draft;
  draft.title = "Foo";
  draft.source = "suricata";
  CHECK(dedupText(draft) == "Foo|suricata|[]");
  draft.iocs = {"evil.com", "1.2.3.4"};
  CHECK(dedupText(draft) == "Foo|suricata|['1.2.3.4', 'evil.com']");
  draft.iocs = {"it's", "a\\b", "say \"it's\"", "\t"};
  CHECK(dedupText(draft) == R"(Foo|suricata|['\t', 'a\\b', "it's", 'say "it\'s"'])");
}

TEST_CASE("a report by hand names every broken field") {
  AlertReport report;
  report.iocs = {""};
  report.mitreTechniques = std::vector<std::string>(1001, "T1059");
  const auto accepted = accept(report);
  REQUIRE_FALSE(accepted);
  std::vector<std::string> fields;
  for (const FieldError& error : accepted.error().fields) fields.push_back(error.field);
  CHECK(fields == std::vector<std::string>{"title", "source", "severity", "iocs", "mitre_techniques"});
}

TEST_CASE("an alert is selected by what it is, who it is about and who works it") {
  Alert alert = sample();
  alert.assignee = "bob";
  alert.rule = RuleRef{"r1", "Rule one", "sigma"};
  const auto selects = [&](auto set) {
    AlertFilter filter;
    set(filter);
    return filter.matches(alert);
  };
  CHECK(selects([](AlertFilter&) {}));
  CHECK(selects([](AlertFilter& f) { f.rules = {"Rule one"}; }));
  CHECK(selects([](AlertFilter& f) { f.rules = {"r1"}; }));
  CHECK_FALSE(selects([](AlertFilter& f) { f.rules = {"r2"}; }));
  CHECK(selects([](AlertFilter& f) { f.entities = {"192.0.2.7"}; }));
  CHECK_FALSE(selects([](AlertFilter& f) { f.entities = {"192.0.2"}; }));
  CHECK(selects([](AlertFilter& f) { f.assignees = {"ana", "bob"}; }));
  CHECK_FALSE(selects([](AlertFilter& f) { f.dispositions = {Disposition::Benign}; }));
  CHECK_FALSE(selects([](AlertFilter& f) { f.withEvent = true; }));
  CHECK_FALSE(selects([](AlertFilter& f) { f.eventSeverities = {Severity::High}; }));
  CHECK(selects([](AlertFilter& f) { f.text = "port SCAN"; }));
  CHECK_FALSE(selects([](AlertFilter& f) { f.since = later; }));
}

TEST_CASE("six statuses read as three states") {
  CHECK(triageStateOf(AlertStatus::New) == TriageState::Open);
  for (AlertStatus status : {AlertStatus::Triaged, AlertStatus::Investigating, AlertStatus::Escalated})
    CHECK(triageStateOf(status) == TriageState::Acknowledged);
  for (AlertStatus status : {AlertStatus::Resolved, AlertStatus::FalsePositive})
    CHECK(triageStateOf(status) == TriageState::Resolved);
}

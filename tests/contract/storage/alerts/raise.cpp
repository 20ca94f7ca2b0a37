#include <limits>

#include "alerts/alert_fixture.hpp"

namespace vedette::contract {
namespace {

TEST_CASE_METHOD(AlertFixture, "a raised alert is new, gets an id and is found as it was drafted") {
  const AlertDraft draft = draftByRule("", storedEvent());
  const auto [alert, isNew] = raise(draft, at(1h + 1us));
  Alert expected = Alert::from(draft, at(1h + 1us));
  expected.id = alert.id;
  CHECK(isNew);
  CHECK(alert.id > 0);
  CHECK(describe(alert) == describe(expected));
  CHECK(describe(find(alert.id)) == describe(expected));
}

TEST_CASE_METHOD(AlertFixture, "alerts get ascending ids in the order of their drafts") {
  const auto raised = raise(std::vector<AlertDraft>{draftByHand(), draftByRule(), draftByHand("one")});
  CHECK(raised[0].alert.id < raised[1].alert.id);
  CHECK(raised[1].alert.id < raised[2].alert.id);
  CHECK(raise(draftByHand()).alert.id > raised[2].alert.id);
}

TEST_CASE_METHOD(AlertFixture, "no drafts are raised without harm") {
  CHECK(raise(std::vector<AlertDraft>{}).empty());
  CHECK(list({}).total == 0);
}

TEST_CASE_METHOD(AlertFixture, "an alert that is not there is not found") {
  raise(draftByHand());
  for (AlertId id : {AlertId{0}, AlertId{-1}, AlertId{4711}, std::numeric_limits<AlertId>::max()})
    CHECK(refusal([&](Stores& stores) { return stores.alerts.find(id); }) == ErrorKind::NotFound);
}

TEST_CASE_METHOD(AlertFixture, "hostile texts in an alert come back unchanged") {
  for (const std::string& text : hostileTexts()) {
    AlertDraft draft = draftByRule(text, storedEvent());
    draft.title = draft.description = draft.source = text;
    draft.rule = RuleRef{text, text + "2", text + "3"};
    draft.entities = {{text, text + "4"}, {"user", text}, {"user", text}};
    draft.iocs = draft.mitreTechniques = {text, "", text};
    draft.affectedAssets = {text};
    draft.metadata = attributes({{text, text}});
    draft.seenAt = parseTimestamp("0001-01-01T00:00:00.000001Z").value();
    const auto [alert, isNew] = raise(draft);
    Alert expected = Alert::from(draft, at(1h));
    expected.id = alert.id;
    CHECK(describe(find(alert.id)) == describe(expected));
    CHECK(describe(list({}).items.front()) == describe(expected));
  }
}

TEST_CASE_METHOD(AlertFixture, "an alert of the longest texts comes back unchanged") {
  AlertDraft draft = draftByHand("fp");
  for (int i = 0; i < 500; ++i) draft.title += "\xC3\xA9";
  draft.description = std::string(8192, '\'');
  draft.iocs = std::vector<std::string>(1000, std::string(100, 'x'));
  const AlertId id = raise(draft).alert.id;
  const Alert stored = find(id);
  CHECK(stored.title == draft.title);
  CHECK(stored.description == draft.description);
  CHECK(stored.iocs == draft.iocs);
}

TEST_CASE_METHOD(AlertFixture, "drafts without a fingerprint never fold") {
  const EventId event = storedEvent();
  for (const auto& raised : raise(std::vector(3, draftByRule("", event)))) CHECK(raised.isNew);
  for (const auto& raised : raise(std::vector(3, draftByHand("")))) CHECK(raised.isNew);
  CHECK(list({}).total == 6);
}

TEST_CASE_METHOD(AlertFixture, "a draft by hand whose fingerprint is stored gives that alert unchanged") {
  const Alert first = raise(draftByHand("one")).alert;
  AlertDraft other = draftByHand("one");
  other.title = "Another title";
  other.event = storedEvent();
  const auto [again, isNew] = raise(other, at(5h));
  CHECK_FALSE(isNew);
  CHECK(describe(again) == describe(first));
  CHECK(describe(find(first.id)) == describe(first));
  CHECK(eventsOf(first.id).empty());
  CHECK(list({}).total == 1);
}

TEST_CASE_METHOD(AlertFixture, "a draft by hand gives the alert of its fingerprint in any status") {
  const AlertId id = raise(draftByHand("one")).alert.id;
  for (AlertStatus status : alertStatuses) {
    change(id, {.status = status, .note = "again"});
    const auto [again, isNew] = raise(draftByHand("one"));
    CHECK_FALSE(isNew);
    CHECK(again.id == id);
    CHECK(again.status == status);
  }
}

TEST_CASE_METHOD(AlertFixture, "drafts by hand of one fingerprint in one span are one alert") {
  const auto raised =
      raise(std::vector<AlertDraft>{draftByHand("one"), draftByHand("two"), draftByHand("one")});
  CHECK(raised[0].isNew);
  CHECK(raised[1].isNew);
  CHECK_FALSE(raised[2].isNew);
  CHECK(raised[2].alert.id == raised[0].alert.id);
  CHECK(raised[2].alert.occurrences == 1);
}

}  // namespace
}  // namespace vedette::contract

#include "alerts/alert_fixture.hpp"

namespace vedette::contract {
namespace {

class Belongings : public AlertFixture {
 public:
  AlertId id = raise(draftByRule("one")).alert.id;

  void label(AlertId alert, const Feedback& feedback) {
    write([&](Stores& stores) { return stores.alerts.addFeedback(alert, feedback); });
  }
  Page<Feedback> feedback(const PageRequest& page = {}) {
    return read([&](const Stores& stores) { return stores.alerts.feedback(id, page); });
  }
  Page<AlertChange> history(const PageRequest& page) {
    return read([&](const Stores& stores) { return stores.alerts.history(id, page); });
  }
  Page<Event> events(const PageRequest& page) {
    return read([&](const Stores& stores) { return stores.alerts.events(id, page); });
  }
  AlertWithEvent findWithEvent(AlertId alert) {
    return read([&](const Stores& stores) { return stores.alerts.findWithEvent(alert); });
  }
};

TEST_CASE_METHOD(Belongings, "a new alert has neither history nor feedback") {
  CHECK(history({}).items.empty());
  CHECK(history({}).total == 0);
  CHECK(feedback().items.empty());
  CHECK(events({}).items.empty());
}

TEST_CASE_METHOD(Belongings, "the history keeps each changed field, oldest first, hostile notes unchanged") {
  change(id, {.status = AlertStatus::Triaged, .assignee = "bob", .note = "mine"}, at(2h + 1us));
  for (const std::string& text : hostileTexts()) change(id, {.assignee = text, .note = text}, at(3h));
  const auto lines = historyOf(id);
  REQUIRE(lines.size() == 2 + hostileTexts().size());
  CHECK(lines[0].at == at(2h + 1us));
  CHECK(lines[0].actor == "alice");
  CHECK(lines[0].field == "status");
  CHECK(lines[0].from == "new");
  CHECK(lines[0].to == "triaged");
  CHECK(lines[0].note == "mine");
  CHECK(lines[1].field == "assignee");
  CHECK(lines[1].from.empty());
  for (std::size_t i = 0; i < hostileTexts().size(); ++i) {
    CHECK(lines[i + 2].to == hostileTexts()[i]);
    CHECK(lines[i + 2].note == hostileTexts()[i]);
  }
}

TEST_CASE_METHOD(Belongings, "the history is read in pages, by offset and by cursor") {
  for (int i = 0; i < 7; ++i) change(id, {.note = "note " + std::to_string(i)});
  CHECK(history({3, 2}).items.front().note == "note 2");
  CHECK(history({3, 7}).items.empty());
  CHECK(history({3, 7}).total == 7);
  std::string notes;
  PageRequest request{3};
  do {
    const Page<AlertChange> page = history(request);
    CHECK(page.total == 7);
    for (const AlertChange& line : page.items) notes += line.note.back();
    request.cursor = page.next;
  } while (!request.cursor.empty() && notes.size() < 20);
  CHECK(notes == "0123456");
}

TEST_CASE_METHOD(Belongings, "feedback comes back newest first, its texts unchanged") {
  std::vector<std::string> expected;
  for (const std::string& text : hostileTexts()) {
    label(id, {at(5us), text, Disposition::Benign, text, text});
    expected.insert(expected.begin(), text);
  }
  label(id, {at(6us), "bob", Disposition::TruePositive, "", ""});
  const Page<Feedback> page = feedback();
  REQUIRE(page.items.size() == expected.size() + 1);
  CHECK(page.total == page.items.size());
  CHECK(page.items[0].at == at(6us));
  CHECK(page.items[0].verdict == Disposition::TruePositive);
  CHECK(page.items[1].verdict == Disposition::Benign);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(page.items[i + 1].actor == expected[i]);
    CHECK(page.items[i + 1].note == expected[i]);
    CHECK(page.items[i + 1].origin == expected[i]);
  }
}

TEST_CASE_METHOD(Belongings, "feedback is read in pages by cursor") {
  for (int i = 0; i < 7; ++i) label(id, {at(), "bob", Disposition::Benign, std::to_string(i), ""});
  std::string notes;
  PageRequest request{3};
  do {
    const Page<Feedback> page = feedback(request);
    for (const Feedback& each : page.items) notes += each.note;
    request.cursor = page.next;
  } while (!request.cursor.empty() && notes.size() < 20);
  CHECK(notes == "6543210");
}

TEST_CASE_METHOD(Belongings, "feedback for an alert that is not there is refused") {
  refusalOf([&](Stores& stores) {
    return stores.alerts.addFeedback(4711, {at(), "bob", Disposition::Benign, "", ""});
  });
}

TEST_CASE_METHOD(Belongings, "the events behind an alert are whole and read in pages, oldest id first") {
  std::vector<EventId> ids;
  for (int i = 0; i < 7; ++i) ids.push_back(storedEvent(at(-std::chrono::microseconds(i))));
  for (std::size_t i : {3u, 0u, 6u, 1u, 5u, 2u, 4u}) raise(draftByRule("one", ids[i]));
  const Page<Event> page = events({3, 2});
  CHECK(page.total == 7);
  CHECK(idsOf(page.items) == std::vector<EventId>(ids.begin() + 2, ids.begin() + 5));
  const Event whole = read([&](const Stores& stores) { return stores.events.find(ids[2]); });
  CHECK(describe(page.items.front()) == describe(whole));
  CHECK(idsOf(events({3, 0, events({3}).next}).items) ==
        std::vector<EventId>(ids.begin() + 3, ids.begin() + 6));
  CHECK(events({7}).next.empty());
}

TEST_CASE_METHOD(Belongings, "an alert is found with the event that raised it, not one folded in later") {
  const EventId later = storedEvent(at(1us)), first = storedEvent(at(2us));
  const AlertId alert = raise(draftByRule("two", first)).alert.id;
  raise(draftByRule("two", later));
  change(alert, {.status = AlertStatus::Triaged});
  const AlertWithEvent found = findWithEvent(alert);
  CHECK(describe(found.alert) == describe(find(alert)));
  REQUIRE(found.event);
  CHECK(describe(*found.event) ==
        describe(read([&](const Stores& stores) { return stores.events.find(first); })));
}

TEST_CASE_METHOD(Belongings, "an alert that no event raised is found without one") {
  storedEvent();
  const AlertWithEvent found = findWithEvent(id);
  CHECK(describe(found.alert) == describe(find(id)));
  CHECK_FALSE(found.event);
}

TEST_CASE_METHOD(Belongings, "an alert that is not there is not found with an event either") {
  storedEvent();
  for (AlertId unknown : {AlertId{0}, id + 1}) {
    const auto found =
        storage().reading([&](const Stores& stores) { return stores.alerts.findWithEvent(unknown); });
    REQUIRE_FALSE(found);
    CHECK(found.error().kind == ErrorKind::NotFound);
  }
}

TEST_CASE_METHOD(Belongings, "what belongs to one alert does not show with another") {
  const AlertId other = raise(draftByRule("two", storedEvent())).alert.id;
  change(other, {.note = "not yours"});
  label(other, {at(), "bob", Disposition::Benign, "", ""});
  CHECK(history({}).total == 0);
  CHECK(feedback().total == 0);
  CHECK(events({}).total == 0);
}

TEST_CASE_METHOD(Belongings,
                 "removing an alert takes its history, links and feedback with it, and no event") {
  const EventId event = storedEvent();
  raise(draftByRule("one", event));
  change(id, {.note = "n"});
  label(id, {at(), "bob", Disposition::Benign, "", ""});
  const AlertId other = raise(draftByRule("two", event)).alert.id;
  change(other, {.note = "n"});
  write([&](Stores& stores) { return stores.alerts.remove(id); });
  CHECK_FALSE(exists(id));
  CHECK(list({}).total == 1);
  auto nothingLeft = [](const auto& result) { return !result || result->total == 0; };
  auto left = [&](auto ask) { return storage().reading(ask); };
  CHECK(nothingLeft(left([&](const Stores& s) { return s.alerts.history(id, {}); })));
  CHECK(nothingLeft(left([&](const Stores& s) { return s.alerts.events(id, {}); })));
  CHECK(nothingLeft(left([&](const Stores& s) { return s.alerts.feedback(id, {}); })));
  CHECK(historyOf(other).size() == 1);
  CHECK(eventsOf(other) == std::vector<EventId>{event});
}

TEST_CASE_METHOD(Belongings, "a removed alert frees its fingerprint, and its id is not given again") {
  const AlertId byHand = raise(draftByHand("hand")).alert.id;
  for (AlertId each : {id, byHand}) write([&](Stores& stores) { return stores.alerts.remove(each); });
  CHECK(raise(draftByRule("one")).alert.id > byHand);
  CHECK(raise(draftByHand("hand")).isNew);
}

TEST_CASE_METHOD(Belongings, "an alert that is not there cannot be removed") {
  for (AlertId unknown : {AlertId{0}, AlertId{4711}})
    CHECK(refusal([&](Stores& stores) { return stores.alerts.remove(unknown); }) == ErrorKind::NotFound);
}

}  // namespace
}  // namespace vedette::contract

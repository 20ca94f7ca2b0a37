#include <algorithm>
#include <set>

#include "alerts/alert_fixture.hpp"

namespace vedette::contract {
namespace {

const std::vector<AlertOrder> someOrders{
    {{AlertKey::CreatedAt, true}},     {{AlertKey::CreatedAt, false}},
    {{AlertKey::Severity, true}},      {{AlertKey::Source, false}},
    {{AlertKey::EventSeverity, true}}, {{AlertKey::TriageState, false}, {AlertKey::Status, true}}};

class AlertPages : public AlertFixture {
 public:
  AlertGenerator generator{29};
  std::vector<Alert> model;

  AlertPages() {
    const std::vector<EventId> events{storedEvent(), storedEvent()};
    for (int i = 0; i < 40; ++i) model.push_back(raiseOne(events));
  }
  Alert raiseOne(const std::vector<EventId>& events) {
    AlertDraft draft = generator.draft(events);
    draft.fingerprint.clear();
    return raise(draft, generator.time()).alert;
  }
  void checkRefused(const AlertOrder& order, const std::string& cursor) {
    INFO(describe(order) << " cursor " << cursor);
    Error error = refusalOf([&](Stores& stores) { return stores.alerts.list({{}, order, {5, 0, cursor}}); });
    CHECK(error.kind == ErrorKind::Invalid);
    REQUIRE(error.fields.size() == 1);
    CHECK(error.fields[0].field == "cursor");
  }
};

TEST_CASE_METHOD(AlertPages, "a walk by cursor sees each alert once while others are raised and removed") {
  const AlertOrder order = GENERATE(from_range(someOrders));
  const std::vector<AlertId> expected = selectedIds(model, {{}, order});
  std::vector<AlertId> seen;
  AlertQuery query{{}, order, {6}};
  do {
    const Page<Alert> page = list(query);
    for (const Alert& alert : page.items) seen.push_back(alert.id);
    query.page.cursor = page.next;
    raiseOne({});
    write([&](Stores& stores) { return stores.alerts.remove(seen.back()); });
  } while (!query.page.cursor.empty() && seen.size() < 10 * expected.size());
  CHECK(std::set<AlertId>(seen.begin(), seen.end()).size() == seen.size());
  std::erase_if(seen, [&](AlertId id) { return !std::count(expected.begin(), expected.end(), id); });
  CHECK(seen == expected);
}

TEST_CASE_METHOD(AlertPages, "an offset beyond the last alert gives none and the whole total") {
  const Page<Alert> page = list({{}, {}, {10, 40}});
  CHECK(page.items.empty());
  CHECK(page.total == 40);
  CHECK(page.next.empty());
}

TEST_CASE_METHOD(AlertPages, "a cursor of alerts wins over an offset") {
  const std::string cursor = list({{}, {}, {5}}).next;
  CHECK(idsOf(list({{}, {}, {5, 30, cursor}}).items) == idsOf(list({{}, {}, {5, 5}}).items));
}

TEST_CASE_METHOD(AlertPages, "a cursor of alerts is refused by every other ordering") {
  for (const AlertOrder& mine : someOrders)
    for (const AlertOrder& other : someOrders)
      if (mine != other) checkRefused(other, list({{}, mine, {5}}).next);
}

TEST_CASE_METHOD(AlertPages, "a broken cursor, and one of events, is refused by a list of alerts") {
  storedEvent();
  const std::string events = read([](const Stores& stores) {
                               return stores.events.list({{}, {}, {1}});
                             }).next;
  for (const AlertOrder& order : someOrders)
    for (const std::string& broken : {std::string("!"), std::string("nonsense"), events,
                                      list({{}, order, {5}}).next + "!", std::string(5000, 'A')})
      checkRefused(order, broken);
}

}  // namespace
}  // namespace vedette::contract

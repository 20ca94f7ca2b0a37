#include "alerts/alert_fixture.hpp"

namespace vedette::contract {

EventId AlertFixture::storedEvent(Timestamp when) {
  std::vector<Event> one{event({}, when)};
  write([&](Stores& stores) { return stores.events.append(one); });
  return one.front().id;
}

AlertStore::Raised AlertFixture::raise(const AlertDraft& draft, Timestamp now) {
  return raise(std::vector{draft}, now).front();
}

std::vector<AlertStore::Raised> AlertFixture::raise(const std::vector<AlertDraft>& drafts, Timestamp now) {
  auto raised = write([&](Stores& stores) { return stores.alerts.raise(drafts, now); });
  REQUIRE(raised.size() == drafts.size());
  return raised;
}

Alert AlertFixture::find(AlertId id) {
  return ask([&](const Stores& stores) { return stores.alerts.find(id); });
}

bool AlertFixture::exists(AlertId id) {
  return storage().reading([&](const Stores& stores) { return stores.alerts.find(id); }).has_value();
}

Page<Alert> AlertFixture::list(const AlertQuery& query) {
  return ask([&](const Stores& stores) { return stores.alerts.list(query); });
}

std::vector<EventId> AlertFixture::eventsOf(AlertId id) {
  return idsOf(read([&](const Stores& stores) { return stores.alerts.events(id, {1000}); }).items);
}

std::vector<AlertChange> AlertFixture::historyOf(AlertId id) {
  return read([&](const Stores& stores) { return stores.alerts.history(id, {1000}); }).items;
}

Alert AlertFixture::change(AlertId id, const AlertPatch& patch, Timestamp now) {
  return write([&](Stores& stores) -> Result<Alert> {
    auto alert = stores.alerts.find(id);
    if (!alert) return alert;
    const auto changes = apply(patch, *alert, "alice", now);
    if (auto updated = stores.alerts.update(*alert, changes); !updated) return updated.error();
    return alert;
  });
}

std::vector<AlertId> AlertFixture::walk(AlertQuery query, std::size_t limit, std::uint64_t total) {
  std::vector<AlertId> ids;
  query.page = {limit, 0, ""};
  do {
    const Page<Alert> page = list(query);
    CHECK(page.total == total);
    CHECK(page.items.size() <= limit);
    for (const Alert& alert : page.items) ids.push_back(alert.id);
    query.page.cursor = page.next;
  } while (!query.page.cursor.empty() && ids.size() <= total);
  return ids;
}

void AlertFixture::checkAgainst(const std::vector<Alert>& model, const AlertQuery& query) {
  const std::vector<AlertId> expected = selectedIds(model, query);
  CHECK(walk(query, 1 + expected.size() / 4, expected.size()) == expected);
  AlertQuery oneOffset = query;
  oneOffset.page = {5, 3, ""};
  const auto from = expected.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, expected.size()));
  const auto to = expected.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(8, expected.size()));
  CHECK(idsOf(list(oneOffset).items) == std::vector<AlertId>(from, to));
}

}  // namespace vedette::contract

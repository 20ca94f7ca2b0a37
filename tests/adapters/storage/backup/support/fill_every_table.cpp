#include <catch2/catch.hpp>

#include "contents.hpp"
#include "samples.hpp"
#include "vedette/domain/alerts/alert_change.hpp"

namespace vedette::test {
namespace {

using namespace contract;

void require(const Result<void>& done) {
  INFO((done ? std::string{} : done.error().message));
  REQUIRE(done.has_value());
}

Result<void> addAccounts(Stores& stores) {
  const auto& texts = hostileTexts();
  if (auto added =
          stores.roles.add({"night-shift", texts[1], {Permission::EventsRead, Permission::AlertsRead}});
      !added)
    return added;
  User ada = user("ada", "night-shift");
  ada.firstName = texts[0];
  ada.lastName = texts[5];
  ada.lastLoginAt = at(1us);
  const auto first = stores.users.add(ada);
  if (!first) return first.error();
  if (auto second = stores.users.add(user("bob")); !second) return second.error();
  const Session session{std::string(32, 'a'), first->id, at(), at(5s)};
  if (auto opened = stores.sessions.open(session, {"hash-1", session.id, at(100h)}); !opened) return opened;
  if (auto used = stores.sessions.use("hash-1", at(2s)); !used) return used.error();
  if (auto more = stores.sessions.addRefresh({"hash-2", session.id, at(100h)}); !more) return more;
  return stores.audit.append({at(), "ada", "user.create", "user:bob", R"({"role":["a","b"],"n":1.5})"});
}

Result<void> addRules(Stores& stores) {
  const auto& texts = hostileTexts();
  if (auto added = stores.rules.add({texts[0], {1, texts[1], "hash 1", at(1us), "ada"}}); !added)
    return added;
  if (auto added = stores.rules.addVersion(texts[0], {2, texts[2], "hash 2", at(2us), "bob", 1}); !added)
    return added;
  if (auto changed = stores.rules.setOverride({.rule = "of a pack", .enabled = false, .actor = "ada"});
      !changed)
    return changed;
  return stores.rules.setOverride({.rule = texts[0],
                                   .severity = Severity::High,
                                   .dedupKey = texts,
                                   .dedupWindow = 90s,
                                   .at = at(3us),
                                   .actor = texts[3]});
}

std::vector<Event> hostileEvents() {
  std::vector<Event> events;
  for (const std::string& text : hostileTexts()) {
    const std::string number = std::to_string(events.size());
    Event one =
        event(events.size() % 2 == 0 ? "uid " + number : "", at(std::chrono::minutes{events.size() * 25}));
    one.description = one.sourceName = text;
    one.attributes = attributes({{"text", text}, {"user", number}});
    if (events.size() % 3 == 0) one.logSource = LogSource{"process_creation", "", text};
    events.push_back(std::move(one));
  }
  events.back().timestamp = *parseTimestamp("0001-01-01T00:00:00Z");
  events.front().timestamp = *parseTimestamp("9999-12-31T23:59:59.999999Z");
  return events;
}

std::vector<AlertDraft> hostileDrafts(const std::vector<Event>& events) {
  std::vector<AlertDraft> drafts{draftByHand(), draftByRule("folds", events[0].id),
                                 draftByRule("folds", events[1].id)};
  drafts[0].title = hostileTexts()[4];
  for (AlertDraft& draft : drafts) {
    draft.iocs = hostileTexts();
    draft.entities = {{"user", hostileTexts()[0]}, {"ip", "192.0.2.7"}};
    draft.metadata = attributes({{"text", hostileTexts()[7]}});
  }
  return drafts;
}

Result<void> addEventsAndAlerts(Stores& stores) {
  auto events = hostileEvents();
  if (auto appended = stores.events.append(events); !appended) return appended.error();
  auto raised = stores.alerts.raise(hostileDrafts(events), at(1h));
  if (!raised) return raised.error();
  Alert alert = raised->front().alert;
  const auto changes = apply({.status = AlertStatus::Resolved,
                              .assignee = std::optional<std::string>("ada"),
                              .disposition = std::optional(Disposition::Benign),
                              .note = hostileTexts()[2]},
                             alert, "ada", at(2h));
  if (auto updated = stores.alerts.update(alert, changes); !updated) return updated;
  return stores.alerts.addFeedback(alert.id,
                                   {at(3h), "bob", Disposition::TruePositive, hostileTexts()[3], ""});
}

}  // namespace

void fillEveryTable(Storage& storage) {
  require(storage.atomically(addAccounts));
  require(storage.atomically(addRules));
  require(storage.atomically(addEventsAndAlerts));
}

}  // namespace vedette::test

#include "transactions/content.hpp"

#include "samples.hpp"

namespace vedette::contract {
namespace {

std::string token(const std::string& name, std::size_t width) {
  std::string text = name;
  text.resize(width, '0');
  return text;
}

template <class Counts>
std::string print(const Counts& counts) {
  std::string text;
  for (const auto& [key, count] : counts)
    if (count > 0) text += key + '=' + std::to_string(count) + ' ';
  return text;
}

void addAlerts(std::vector<std::string>& content, const Stores& stores) {
  const Page<Alert> page = stores.alerts.list({{}, {}, {10'000}}).value();
  for (const Alert& alert : page.items) {
    content.push_back(describe(alert) + " with " +
                      std::to_string(stores.alerts.history(alert.id, {}).value().total) + " changes, " +
                      std::to_string(stores.alerts.events(alert.id, {}).value().total) + " events, " +
                      std::to_string(stores.alerts.feedback(alert.id, {}).value().total) + " labels");
  }
  const AlertCounts counts = stores.alerts.counts({}).value();
  content.push_back(std::to_string(counts.total) + " alerts: " + print(counts.bySeverity) +
                    print(counts.byStatus) + print(counts.bySource) + std::to_string(counts.byHour.size()));
}

void addEvents(std::vector<std::string>& content, const Stores& stores) {
  const Page<Event> page = stores.events.list({{}, {}, {10'000}}).value();
  for (const Event& event : page.items) content.push_back(describe(event));
  const EventCounts counts = stores.events.counts({}).value();
  content.push_back(std::to_string(counts.total) + " events: " + print(counts.bySeverity) +
                    print(counts.bySource) + std::to_string(counts.byHour.size()));
}

void addRules(std::vector<std::string>& content, const Stores& stores) {
  const auto rules = stores.rules.list().value();
  for (const auto& rule : rules)
    content.push_back(rule.id + " in version " + std::to_string(rule.newest.number) + " of " +
                      std::to_string(stores.rules.versions(rule.id).value().size()) + ' ' + rule.newest.text);
  const auto overrides = stores.rules.overrides().value();
  for (const auto& change : overrides) content.push_back("override of " + change.rule);
}

}  // namespace

std::vector<std::string> contentOf(const Stores& stores) {
  std::vector<std::string> content;
  const Page<User> users = stores.users.list({10'000}).value();
  for (const User& user : users.items) content.push_back(describe(user));
  const std::vector<Role> roles = stores.roles.list().value();
  for (const Role& role : roles)
    content.push_back(role.name + ' ' + role.description + ' ' + std::to_string(role.permissions.bits()));
  const std::vector<AuditEntry> deeds = stores.audit.newest(10'000).value();
  for (const AuditEntry& entry : deeds) content.push_back(entry.object);
  addRules(content, stores);
  addEvents(content, stores);
  addAlerts(content, stores);
  return content;
}

Result<void> storeOneOfEach(Stores& stores, const std::string& name) {
  const auto added = stores.users.add(user(name));
  if (!added) return added.error();
  if (auto role = stores.roles.add({name, "", {}}); !role) return role;
  const std::string session = token(name, 32);
  if (auto opened = stores.sessions.open({session, added->id, at()}, {token(name, 64), session, at(1h)});
      !opened)
    return opened;
  if (auto entry = stores.audit.append({at(), name, "user.create", "user:" + name}); !entry) return entry;
  if (auto rule = stores.rules.add({name, {1, "title: " + name, "hash", at(), name}}); !rule) return rule;
  if (auto changed = stores.rules.setOverride({.rule = name, .enabled = false}); !changed) return changed;
  std::vector<Event> events{event(), event(name)};
  if (auto appended = stores.events.append(events); !appended) return appended.error();
  const std::vector<AlertDraft> drafts{draftByRule(name, events[0].id), draftByHand(name + "/hand")};
  auto raised = stores.alerts.raise(drafts, at());
  if (!raised) return raised.error();
  Alert alert = raised->front().alert;
  const auto lines = apply({.status = AlertStatus::Triaged, .note = name}, alert, name, at());
  if (auto updated = stores.alerts.update(alert, lines); !updated) return updated;
  return stores.alerts.addFeedback(alert.id, {at(), name, Disposition::Benign, "", ""});
}

}  // namespace vedette::contract

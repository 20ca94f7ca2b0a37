#include "workload.hpp"

namespace vedette::test {
namespace {

const Timestamp start = *parseTimestamp("2026-03-01T00:00:00Z");
constexpr std::size_t batch = 1'000;

std::vector<EventFilter> eventFilters() {
  std::vector<EventFilter> filters(10);
  filters[1].severities = {Severity::High};
  filters[2].minSeverity = Severity::High;
  filters[3].sources = {"sensor-3", "sensor-4"};
  filters[4].eventTypes = {"logon"};
  filters[5].eventTypeContains = "LOG";
  filters[6].products = {"windows"};
  filters[7].categories = {"process_creation"};
  filters[8].services = {"sshd"};
  filters[9].sources = {"sensor-3"};
  filters[9].text = "7";
  const std::size_t plain = filters.size();
  for (std::size_t i = 0; i < plain; ++i) {
    filters.push_back(filters[i]);
    filters.back().since = start + std::chrono::minutes{95};
    filters.back().until = start + std::chrono::minutes{250};
  }
  return filters;
}

std::vector<AlertFilter> alertFilters() {
  std::vector<AlertFilter> filters(9);
  filters[1].severities = {Severity::High};
  filters[2].statuses = {AlertStatus::New};
  filters[3].sources = {"sensor-3"};
  filters[4].rules = {"rule-1"};
  filters[5].assignees = {"alice"};
  filters[6].dispositions = {Disposition::Benign};
  filters[7].eventSeverities = {Severity::High};
  filters[8].entities = {"10.0.0.7"};
  const std::size_t plain = filters.size();
  for (std::size_t i = 0; i < plain; ++i) {
    filters.push_back(filters[i]);
    filters.back().since = start;
  }
  return filters;
}

// Both directions of one key, and of it with the time behind it.
template <class Key>
std::vector<std::vector<Order<Key>>> ordersBy(std::initializer_list<Key> keys, Key time) {
  std::vector<std::vector<Order<Key>>> orders;
  for (const Key key : keys)
    for (const bool descending : {false, true}) {
      orders.push_back({{key, descending}});
      orders.push_back({{key, descending}, {time, !descending}});
      orders.push_back({{time, descending}, {key, descending}});
    }
  return orders;
}

template <class Store, class Query>
Result<void> pages(const Store& store, Query query) {
  for (const std::size_t offset : {0u, 120u}) {
    query.page = {50, offset, {}};
    auto page = store.list(query);
    if (!page) return page.error();
    query.page = {50, 0, page->next};
    if (auto next = store.list(query); !next) return next.error();
  }
  return {};
}

}  // namespace

std::vector<Event> someEvents(std::size_t count, std::size_t first, std::size_t attributeBytes) {
  constexpr const char* types[]{"logon", "logoff", "process", "dns"};
  std::vector<Event> events(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t n = first + i;
    Event& event = events[i];
    event.sourceName = "sensor-" + std::to_string(n % 10);
    event.eventType = types[n / 3 % 4];
    event.severity = severities[n / 7 % severities.size()];
    event.description = "something happened on host " + std::to_string(n);
    event.timestamp = event.receivedAt = start + std::chrono::seconds{n};
    if (n % 2 == 0) event.logSource = LogSource{"process_creation", "windows", "sshd"};
    event.attributes = Attributes::fromStored(R"({"note":")" + std::string(attributeBytes, 'x') + R"("})");
  }
  return events;
}

std::vector<AlertDraft> alertsFor(const std::vector<Event>& events) {
  std::vector<AlertDraft> drafts;
  for (const Event& event : events) {
    AlertDraft draft{.title = event.description,
                     .description = {},
                     .severity = event.severity,
                     .source = event.sourceName,
                     .seenAt = event.timestamp};
    draft.rule = RuleRef{"rule-" + std::to_string(event.id % 3), "A rule", "severity"};
    draft.event = event.id;
    draft.eventSeverity = event.severity;
    draft.entities = {{"ip", "10.0.0." + std::to_string(event.id % 50)}};
    drafts.push_back(std::move(draft));
  }
  return drafts;
}

Result<void> fill(Storage& storage, std::size_t events, std::size_t alerts) {
  for (std::size_t at = 0; at < events; at += batch) {
    auto stored = storage.atomically([&](Stores& stores) -> Result<void> {
      auto fresh = someEvents(batch, at);
      if (auto appended = stores.events.append(fresh); !appended) return appended.error();
      if (at >= alerts) return {};
      auto raised = stores.alerts.raise(alertsFor(fresh), fresh.front().timestamp);
      if (!raised) return raised.error();
      auto folding = alertsFor(fresh);
      for (AlertDraft& draft : folding) draft.fingerprint = std::to_string(*draft.event % 500);
      auto folded = stores.alerts.raise(folding, fresh.front().timestamp);
      if (!folded) return folded.error();
      return {};
    });
    if (!stored) return stored;
  }
  return {};
}

std::vector<EventQuery> everyEventQuery() {
  using E = EventKey;
  std::vector<EventQuery> queries;
  for (const auto& order :
       ordersBy<E>({E::Timestamp, E::Severity, E::SourceName, E::EventType}, E::Timestamp))
    for (const EventFilter& filter : eventFilters()) queries.push_back({filter, order});
  return queries;
}

std::vector<AlertQuery> everyAlertQuery() {
  using A = AlertKey;
  std::vector<AlertQuery> queries;
  for (const auto& order : ordersBy<A>(
           {A::CreatedAt, A::Severity, A::Status, A::Source, A::EventSeverity, A::TriageState}, A::CreatedAt))
    for (const AlertFilter& filter : alertFilters()) queries.push_back({filter, order});
  return queries;
}

Result<void> runEveryList(const Stores& stores) {
  for (const EventQuery& query : everyEventQuery())
    if (auto ran = pages(stores.events, query); !ran) return ran;
  for (const AlertQuery& query : everyAlertQuery())
    if (auto ran = pages(stores.alerts, query); !ran) return ran;
  if (auto found = stores.events.find(17); !found) return found.error();
  if (auto behind = stores.alerts.events(17, {}); !behind) return behind.error();
  if (auto selected = stores.alerts.select({}, 17, 100); !selected) return selected.error();
  if (auto counts = stores.events.counts(start); !counts) return counts.error();
  if (auto counts = stores.alerts.counts(start); !counts) return counts.error();
  return {};
}

}  // namespace vedette::test

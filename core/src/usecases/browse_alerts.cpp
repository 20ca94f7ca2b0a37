#include "vedette/usecases/browse_alerts.hpp"

namespace vedette {
namespace {

Result<AlertWithEvent> withEvent(const Stores& stores, Alert alert) {
  AlertWithEvent both{std::move(alert)};
  if (!both.alert.event) return both;
  auto event = stores.events.find(*both.alert.event);
  if (!event) return std::move(event).error();
  both.event = *std::move(event);
  return both;
}

// Reads what belongs to an alert, once it is sure that the alert exists.
template <class Read>
auto ofAlert(const Storage& storage, const Principal& principal, AlertId id, Read read) {
  using R = std::invoke_result_t<Read, const Stores&>;
  if (auto allowed = principal.require(Permission::AlertsRead); !allowed)
    return R{std::move(allowed).error()};
  return storage.reading([&](const Stores& stores) -> R {
    if (auto alert = stores.alerts.find(id); !alert) return std::move(alert).error();
    return read(stores);
  });
}

}  // namespace

BrowseAlerts::BrowseAlerts(const Storage& storage) : storage_(storage) {}

Result<Page<Alert>> BrowseAlerts::list(const Principal& principal, const AlertQuery& query) const {
  if (auto allowed = principal.require(Permission::AlertsRead); !allowed) return std::move(allowed).error();
  return storage_.asking([&](const Stores& stores) { return stores.alerts.list(query); });
}

Result<Page<AlertWithEvent>> BrowseAlerts::listWithEvents(const Principal& principal,
                                                          const AlertQuery& query) const {
  if (auto allowed = principal.require(Permission::AlertsRead); !allowed) return std::move(allowed).error();
  return storage_.reading([&](const Stores& stores) -> Result<Page<AlertWithEvent>> {
    auto alerts = stores.alerts.list(query);
    if (!alerts) return std::move(alerts).error();
    Page<AlertWithEvent> page{{}, alerts->total, std::move(alerts->next)};
    for (Alert& alert : alerts->items) {
      auto both = withEvent(stores, std::move(alert));
      if (!both) return std::move(both).error();
      page.items.push_back(*std::move(both));
    }
    return page;
  });
}

Result<AlertWithEvent> BrowseAlerts::find(const Principal& principal, AlertId id) const {
  if (auto allowed = principal.require(Permission::AlertsRead); !allowed) return std::move(allowed).error();
  return storage_.asking([&](const Stores& stores) { return stores.alerts.findWithEvent(id); });
}

Result<Page<AlertChange>> BrowseAlerts::history(const Principal& principal, AlertId id,
                                                const PageRequest& page) const {
  return ofAlert(storage_, principal, id,
                 [&](const Stores& stores) { return stores.alerts.history(id, page); });
}

Result<Page<Event>> BrowseAlerts::events(const Principal& principal, AlertId id,
                                         const PageRequest& page) const {
  return ofAlert(storage_, principal, id,
                 [&](const Stores& stores) { return stores.alerts.events(id, page); });
}

Result<Page<Feedback>> BrowseAlerts::feedback(const Principal& principal, AlertId id,
                                              const PageRequest& page) const {
  return ofAlert(storage_, principal, id,
                 [&](const Stores& stores) { return stores.alerts.feedback(id, page); });
}

}  // namespace vedette

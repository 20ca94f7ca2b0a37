#include "vedette/usecases/browse_events.hpp"

namespace vedette {

BrowseEvents::BrowseEvents(const Storage& storage) : storage_(storage) {}

Result<Page<Event>> BrowseEvents::list(const Principal& principal, const EventQuery& query) const {
  if (auto allowed = principal.require(Permission::EventsRead); !allowed) return std::move(allowed).error();
  return storage_.asking([&](const Stores& stores) { return stores.events.list(query); });
}

Result<Event> BrowseEvents::find(const Principal& principal, EventId id) const {
  if (auto allowed = principal.require(Permission::EventsRead); !allowed) return std::move(allowed).error();
  return storage_.asking([&](const Stores& stores) { return stores.events.find(id); });
}

}  // namespace vedette

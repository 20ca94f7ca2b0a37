#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "facets/dictionary.hpp"
#include "facets/event_facets.hpp"
#include "sql/connection.hpp"
#include "vedette/ports/event_store.hpp"

namespace vedette::storage {

class SociEvents;

// Appends one batch: as few statements as there can be, whatever its size. Throws what SOCI throws.
class AppendEvents {
 public:
  AppendEvents(Connection& connection, Dictionary<EventFacets>& facets, const SociEvents& events)
      : connection_(connection), facets_(facets), events_(events) {}

  std::vector<EventStore::Duplicate> operator()(std::span<Event> batch);

 private:
  void findStoredUids(std::span<const Event> batch);
  void findDerivedUids(std::span<const Event> batch);
  std::vector<Event*> giveIds(std::span<Event> batch);
  void insert(const std::vector<Event*>& fresh);
  void insertUids(const std::vector<Event*>& fresh);

  Connection& connection_;
  Dictionary<EventFacets>& facets_;
  const SociEvents& events_;
  std::unordered_map<std::string, EventId> uids_;  // that are known
  std::vector<EventStore::Duplicate> duplicates_;
};

}  // namespace vedette::storage

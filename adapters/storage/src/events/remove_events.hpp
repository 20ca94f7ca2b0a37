#pragma once

#include <string>
#include <vector>

#include "facets/dictionary.hpp"
#include "facets/event_facets.hpp"
#include "facets/paging/arm.hpp"
#include "sql/connection.hpp"
#include "vedette/ports/event_store.hpp"

namespace vedette::storage {

// Removes old events facet by facet, the oldest of each first. Throws what SOCI throws.
class RemoveEvents {
 public:
  RemoveEvents(Connection& connection, Dictionary<EventFacets>& facets)
      : connection_(connection), facets_(facets) {}

  Result<EventStore::Removal> operator()(Severity, Timestamp before, const std::string& place,
                                         std::size_t limit);

 private:
  std::vector<FacetId> facetsOf(Severity, FacetId from) const;
  std::vector<Key> oldest(const Arm&, Timestamp before, std::size_t limit) const;
  std::size_t remove(FacetId, const std::vector<Key>&);
  void removeEmpty(FacetId facet, const std::vector<Key>& removed);
  std::vector<Key> unreferred(const std::vector<Key>&) const;

  Connection& connection_;
  Dictionary<EventFacets>& facets_;
};

}  // namespace vedette::storage

#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "store/alert_rows.hpp"

namespace vedette::bench {

using EventId = std::int64_t;

// The product's events with what is kept beside them: ids drawn, facets and their counts, counts by the hour;
// and the same of the alerts that events of High and Critical raise, with their entities. The only writer of
// its store, and for one thread. Throws std::runtime_error when the store fails.
class EventTable {
 public:
  // Of a store that vedette has migrated: sqlite:///PATH or postgresql://...
  static std::unique_ptr<EventTable> open(const std::string& url);
  virtual ~EventTable() = default;

  // One durable transaction. Gives the first id; the others follow it.
  EventId insert(std::span<const EventRow> rows);

 protected:
  struct HourCount {
    std::int64_t hour;  // its start, microseconds since 1970
    FacetId facet;
    std::int64_t n;
  };
  struct Batch {
    EventId first;
    std::span<const EventRow> rows;
    std::vector<FacetId> facets;  // of each row
    std::vector<Facet> newFacets;
    std::vector<HourCount> counts;
    std::vector<AlertRow> alerts;
    std::vector<Facet> newAlertFacets;
    std::vector<HourCount> alertCounts;
  };
  virtual void commit(const Batch& batch) = 0;

  Facets facets_;
  AlertRows alerts_;
  EventId next_ = 1;
};

std::unique_ptr<EventTable> openSqlite(const std::string& path);
std::unique_ptr<EventTable> openPostgres(const std::string& url);

}  // namespace vedette::bench

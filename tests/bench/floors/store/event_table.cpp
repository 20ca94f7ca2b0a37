#include "store/event_table.hpp"

#include <map>

#include "store/store_url.hpp"

namespace vedette::bench {
namespace {

using HourCounts = std::map<std::pair<std::int64_t, FacetId>, std::int64_t>;

std::int64_t hourOf(std::int64_t time) { return time - time % 3'600'000'000; }

}  // namespace

std::unique_ptr<EventTable> EventTable::open(const std::string& url) {
  const auto path = sqlitePathOf(url);
  return path ? openSqlite(*path) : openPostgres(url);
}

EventId EventTable::insert(std::span<const EventRow> rows) {
  Batch batch{next_, rows, {}, {}, {}, alerts_.of(rows, next_), alerts_.takeNewFacets(), {}};
  batch.facets.reserve(rows.size());
  HourCounts events, alerts;
  for (const EventRow& row : rows) {
    batch.facets.push_back(facets_.idFor(row));
    ++events[{hourOf(row.receivedAt), batch.facets.back()}];
  }
  for (const AlertRow& alert : batch.alerts) ++alerts[{hourOf(alert.time), alert.facet}];
  batch.newFacets = facets_.takeNew();
  for (const auto& [place, n] : events) batch.counts.push_back({place.first, place.second, n});
  for (const auto& [place, n] : alerts) batch.alertCounts.push_back({place.first, place.second, n});
  next_ += static_cast<EventId>(rows.size());
  commit(batch);
  return batch.first;
}

}  // namespace vedette::bench

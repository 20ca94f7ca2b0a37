#include "store/event_table.hpp"

#include <map>

#include "store/store_url.hpp"

namespace vedette::bench {

std::unique_ptr<EventTable> EventTable::open(const std::string& url) {
  const auto path = sqlitePathOf(url);
  return path ? openSqlite(*path) : openPostgres(url);
}

EventId EventTable::insert(std::span<const EventRow> rows) {
  Batch batch{next_, rows, {}, {}, {}};
  batch.facets.reserve(rows.size());
  for (const EventRow& row : rows) batch.facets.push_back(facets_.idFor(row));
  batch.newFacets = facets_.takeNew();
  count(batch);
  next_ += static_cast<EventId>(rows.size());
  commit(batch);
  return batch.first;
}

void EventTable::count(Batch& batch) const {
  constexpr std::int64_t hour = 3'600'000'000;
  std::map<std::pair<std::int64_t, FacetId>, std::int64_t> counts;
  for (std::size_t i = 0; i < batch.rows.size(); ++i) {
    const std::int64_t time = batch.rows[i].receivedAt;
    ++counts[{time - time % hour, batch.facets[i]}];
  }
  for (const auto& [place, n] : counts) batch.counts.push_back({place.first, place.second, n});
}

}  // namespace vedette::bench

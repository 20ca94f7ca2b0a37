#include "events/soci_events.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "events/append_events.hpp"
#include "events/remove_events.hpp"
#include "facets/paging/arm_rows.hpp"
#include "facets/paging/merged_rows.hpp"
#include "facets/paging/paging.hpp"
#include "sql/fetch.hpp"

namespace vedette::storage {
namespace {

constexpr std::string_view columnList = "id, facet_id, timestamp, received_at, description, attributes, uid";
constexpr std::array columns{Kind::Integer, Kind::Integer, Kind::Time, Kind::Time,
                             Kind::Text,    Kind::Json,    Kind::Text};

Event read(Row& row, Dictionary<EventFacets>& facets) {
  Event event = facets.at(row.integer(1));
  event.id = row.integer(0);
  event.timestamp = row.time(2);
  event.receivedAt = row.time(3);
  event.description = row.text(4);
  event.attributes = Attributes::fromStored(row.text(5));
  if (!row.null(6)) event.chosenUid = row.text(6);
  return event;
}

}  // namespace

SociEvents::SociEvents(Connection& connection)
    : connection_(connection),
      facets_(connection),
      select_("SELECT " + std::string(columnList) + " FROM events WHERE ") {}

Result<std::vector<EventStore::Duplicate>> SociEvents::append(std::span<Event> events) {
  return connection_.guarded(
      [&]() -> Result<std::vector<Duplicate>> { return AppendEvents(connection_, facets_, *this)(events); });
}

Result<Event> SociEvents::find(EventId id) const {
  return connection_.guarded([&]() -> Result<Event> {
    std::optional<Event> found;
    connection_.endWithNext();
    connection_.each(select_ + "id = ?", columns, {id}, [&](Row& row) { found = read(row, facets_); });
    if (!found) return notFound("There is no event " + std::to_string(id) + ".");
    return *std::move(found);
  });
}

Result<std::vector<Event>> SociEvents::following(EventId after, std::size_t limit) const {
  return connection_.guarded([&]() -> Result<std::vector<Event>> {
    std::vector<EventId> ids;
    connection_.each("SELECT id FROM events WHERE id > ? ORDER BY id LIMIT ?", std::array{Kind::Integer},
                     {after, limit}, [&](Row& row) { ids.push_back(row.integer(0)); });
    return fetch(ids);
  });
}

// What is not wanted costs no more than its facet's number.
Result<std::vector<Event>> SociEvents::between(EventId after, EventId upTo, const Wanted& wanted) const {
  return connection_.guarded([&]() -> Result<std::vector<Event>> {
    std::unordered_map<FacetId, bool> isWanted;
    std::vector<EventId> ids;
    connection_.each("SELECT id, facet_id FROM events WHERE id > ? AND id <= ? ORDER BY id",
                     std::array{Kind::Integer, Kind::Integer}, {after, upTo}, [&](Row& row) {
                       const auto [known, fresh] = isWanted.try_emplace(row.integer(1));
                       if (fresh) known->second = wanted(facets_.at(known->first).logSource);
                       if (known->second) ids.push_back(row.integer(0));
                     });
    return fetch(ids);
  });
}

Result<Page<Event>> SociEvents::list(const EventQuery& query) const {
  return connection_.guarded([&] {
    const RowReader<Event> rows{[this](const auto& ids) { return fetch(ids); },
                                [this](const auto&... arm) { return fetchArm(arm...); },
                                [this](const auto&... arms) { return fetchArms(arms...); },
                                [this](const auto&... scan) { return fetchScan(scan...); }};
    return storage::list<EventFacets, EventQuery>(connection_, facets_, query, rows);
  });
}

Result<EventStore::Removal> SociEvents::removeBefore(Severity severity, Timestamp before,
                                                     const std::string& place, std::size_t limit) {
  return connection_.guarded(
      [&] { return RemoveEvents(connection_, facets_)(severity, before, place, limit); });
}

Result<EventCounts> SociEvents::counts(Timestamp hoursSince) const {
  return connection_.guarded([&]() -> Result<EventCounts> {
    EventCounts counts;
    const Rollup rollup(connection_, EventFacets::table());
    for (const auto& [id, n] : rollup.byFacet({}, [](FacetId) { return true; })) {
      const Event& facet = facets_.at(id);
      counts.total += n;
      counts.bySeverity[std::string(toString(facet.severity))] += n;
      counts.bySource[facet.sourceName] += n;
    }
    counts.byHour = rollup.byHour(hoursSince);
    return counts;
  });
}

std::vector<Event> SociEvents::fetch(const std::vector<EventId>& ids) const {
  return fetchInOrder<Event>(connection_, select_ + connection_.dialect().amongIntegers("id"), columns, ids,
                             [this](Row& row) { return read(row, facets_); });
}

void SociEvents::askBehind(std::int64_t alert, std::optional<Event>& event) const {
  connection_.ask(select_ + "id = (SELECT event_id FROM alerts WHERE id = ?)", columns, {alert},
                  [this, &event](Row& row) { event = read(row, facets_); });
}

std::vector<Event> SociEvents::fetchArm(const Arm& arm, const KeyRange& range, std::size_t count) const {
  std::vector<Event> found;
  found.reserve(std::min(count, mostReserved));
  connection_.each(armStatement(EventFacets::table(), columnList, arm, range), columns,
                   armValues(arm, range, count), [&](Row& row) { found.push_back(read(row, facets_)); });
  return found;
}

std::vector<Event> SociEvents::fetchScan(const Scan& scan, const KeyRange& range) const {
  std::vector<Event> found;
  found.reserve(std::min(scan.wanted, mostReserved));
  connection_.each(scanStatement(connection_.dialect(), EventFacets::table(), columnList, scan, range),
                   columns, scanValues(scan, range), [&](Row& row) { found.push_back(read(row, facets_)); });
  return found;
}

std::optional<std::vector<Event>> SociEvents::fetchArms(const std::vector<Arm>& arms, const KeyRange& range,
                                                        std::size_t count) const {
  return mergedRows(connection_, EventFacets::table(), columnList, columns, arms, range, count,
                    [this](Row& row) { return read(row, facets_); });
}

}  // namespace vedette::storage

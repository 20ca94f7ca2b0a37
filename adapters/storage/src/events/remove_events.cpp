#include "events/remove_events.hpp"

#include <array>
#include <charconv>
#include <unordered_set>

#include "facets/counted_rows.hpp"
#include "facets/paging/arm_rows.hpp"
#include "facets/paging/ordering.hpp"
#include "facets/rollup.hpp"
#include "vedette/domain/cursor.hpp"

namespace vedette::storage {
namespace {

constexpr std::array keyColumns{Kind::Integer, Kind::Time};
constexpr std::array idAlone{Kind::Integer};

std::optional<Arm> armAt(const std::string& place) {
  if (place.empty()) return Arm{};
  const auto cursor = decodeCursor(place);
  if (!cursor) return std::nullopt;
  Arm arm{.place = {fromMicroseconds(cursor->time), cursor->id}};
  const auto& group = cursor->group;
  const auto [end, problem] = std::from_chars(group.data(), group.data() + group.size(), arm.facet);
  if (problem != std::errc{} || end != group.data() + group.size()) return std::nullopt;
  return arm;
}

std::vector<std::int64_t> idsOf(const std::vector<Key>& keys) {
  std::vector<std::int64_t> ids;
  for (const Key& key : keys) ids.push_back(key.id);
  return ids;
}

}  // namespace

Result<EventStore::Removal> RemoveEvents::operator()(Severity severity, Timestamp before,
                                                     const std::string& place, std::size_t limit) {
  const auto from = armAt(place);
  if (!from) return badCursor();
  EventStore::Removal removal;
  for (const FacetId facet : facetsOf(severity, from->facet)) {
    const bool goesOn = facet == from->facet;
    const Arm arm{.facet = facet, .place = goesOn ? from->place : Key{TimeRange::min, aboveEveryId}};
    const auto keys = oldest(arm, before, limit);
    removal.removed += remove(facet, keys);
    limit -= keys.size();
    if (limit > 0) continue;
    const Key& last = keys.back();
    removal.place = encodeCursor({std::to_string(facet), toMicroseconds(last.time), last.id});
    break;
  }
  return removal;
}

std::vector<FacetId> RemoveEvents::facetsOf(Severity severity, FacetId from) const {
  const Rollup rollup(connection_, EventFacets::table());
  std::vector<FacetId> facets;
  for (const auto& [id, n] : rollup.byFacet(
           {}, [&](FacetId facet) { return facet >= from && facets_.at(facet).severity == severity; }))
    facets.push_back(id);
  return facets;
}

std::vector<Key> RemoveEvents::oldest(const Arm& arm, Timestamp before, std::size_t limit) const {
  std::vector<Key> keys;
  const KeyRange range{TimeRange::between({}, before), false};
  connection_.each(armStatement(EventFacets::table(), "id, timestamp", arm, range), keyColumns,
                   armValues(arm, range, limit), [&](Row& row) {
                     keys.push_back({row.time(1), row.integer(0)});
                   });
  return keys;
}

std::size_t RemoveEvents::remove(FacetId facet, const std::vector<Key>& old) {
  const auto keys = unreferred(old);
  if (keys.empty()) return 0;
  ChangedRows changed(connection_, EventFacets::table());
  const std::vector<EventId> ids = idsOf(keys);
  const Dialect& dialect = connection_.dialect();
  connection_.send("DELETE FROM event_uids WHERE " + dialect.amongIntegers("event_id"), {ids});
  connection_.send("DELETE FROM events WHERE " + dialect.amongIntegers("id"), {ids});
  for (const Key& key : keys) changed.add(facet, key.time, -1);
  changed.count();
  removeEmpty(facet, keys);
  return keys.size();
}

// Days and hours that have none of the facet any more; narrower spans went before.
void RemoveEvents::removeEmpty(FacetId facet, const std::vector<Key>& removed) {
  const auto& counts = EventFacets::table().counts;
  for (std::size_t depth = 0; depth <= FacetTable::hourly; ++depth) {
    const CountTable& spans = counts[depth];
    std::unordered_set<std::int64_t> starts;
    for (const Key& key : removed) starts.insert(toMicroseconds(startOf(key.time, spans.width)));
    const std::string sql =
        "DELETE FROM " + spans.table + " WHERE " + spans.start + " = ? AND facet_id = ? AND n = 0";
    for (const std::int64_t start : starts) connection_.send(sql, {fromMicroseconds(start), facet});
  }
}

std::vector<Key> RemoveEvents::unreferred(const std::vector<Key>& keys) const {
  if (keys.empty()) return {};
  std::unordered_set<EventId> referred;
  const std::string among = connection_.dialect().amongIntegers("event_id");
  const std::vector<EventId> ids = idsOf(keys);
  connection_.each("SELECT event_id FROM alerts WHERE " + among +
                       " UNION ALL SELECT event_id FROM alert_events WHERE " + among,
                   idAlone, {ids, ids}, [&](Row& row) { referred.insert(row.integer(0)); });
  std::vector<Key> free;
  for (const Key& key : keys)
    if (!referred.contains(key.id)) free.push_back(key);
  return free;
}

}  // namespace vedette::storage

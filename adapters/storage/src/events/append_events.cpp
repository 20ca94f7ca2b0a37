#include "events/append_events.hpp"

#include <algorithm>
#include <array>

#include "events/soci_events.hpp"
#include "facets/counted_rows.hpp"
#include "vedette/json/alert_json.hpp"

namespace vedette::storage {

std::vector<EventStore::Duplicate> AppendEvents::operator()(std::span<Event> batch) {
  findStoredUids(batch);
  findDerivedUids(batch);
  const std::vector<Event*> fresh = giveIds(batch);
  if (fresh.empty()) return std::move(duplicates_);
  insert(fresh);
  insertUids(fresh);
  return std::move(duplicates_);
}

void AppendEvents::findStoredUids(std::span<const Event> batch) {
  static constexpr std::array columns{Kind::Text, Kind::Integer};
  std::vector<std::string> chosen;
  for (const Event& event : batch)
    if (!event.chosenUid.empty()) chosen.push_back(event.chosenUid);
  if (chosen.empty()) return;
  connection_.each("SELECT uid, event_id FROM event_uids WHERE " + connection_.dialect().amongTexts("uid"),
                   columns, {json::fromTexts(chosen)},
                   [this](Row& row) { uids_.emplace(row.text(0), row.integer(1)); });
}

// A sender may choose the uid that a stored event without one was given.
void AppendEvents::findDerivedUids(std::span<const Event> batch) {
  std::vector<EventId> candidates;
  for (const Event& event : batch)
    if (const auto id = idOfUid(event.chosenUid)) candidates.push_back(*id);
  for (const Event& stored : events_.fetch(candidates))
    if (stored.chosenUid.empty()) uids_.emplace(stored.uid(), stored.id);
}

std::vector<Event*> AppendEvents::giveIds(std::span<Event> batch) {
  std::vector<Event*> fresh;
  fresh.reserve(batch.size());
  std::unordered_map<std::string_view, const Event*> chosenHere;
  std::vector<std::pair<std::size_t, const Event*>> repeated;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    Event& event = batch[i];
    if (event.chosenUid.empty()) {
      fresh.push_back(&event);
    } else if (const auto known = uids_.find(event.chosenUid); known != uids_.end()) {
      event.id = known->second;
      duplicates_.push_back({i, event.id});
    } else if (const auto [first, isFirst] = chosenHere.emplace(event.chosenUid, &event); isFirst) {
      fresh.push_back(&event);
    } else {
      repeated.emplace_back(i, first->second);
    }
  }
  EventId id = fresh.empty() ? 0 : connection_.reserve("event", fresh.size());
  for (Event* event : fresh) event->id = id++;
  for (const auto& [i, first] : repeated) {
    batch[i].id = first->id;
    duplicates_.push_back({i, first->id});
  }
  std::sort(duplicates_.begin(), duplicates_.end(),
            [](const auto& a, const auto& b) { return a.index < b.index; });
  return fresh;
}

void AppendEvents::insert(const std::vector<Event*>& fresh) {
  AddedRows added(connection_, EventFacets::table());
  for (const Event* event : fresh) added.add(event->id, facets_.idFor(*event), event->timestamp);
  const auto rows =
      connection_.bulkInsert("events", "id, facet_id, timestamp, received_at, description, attributes, uid");
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    const Event* event = fresh[i];
    const Value uid = event->chosenUid.empty() ? Value::absent(Kind::Text) : Value(event->chosenUid);
    rows->row(std::array<Value, 7>{event->id, added.facetOf(i), event->timestamp, event->receivedAt,
                                   event->description, Value::json(event->attributes.json()), uid});
  }
  rows->finish();
  added.count();
}

void AppendEvents::insertUids(const std::vector<Event*>& fresh) {
  const auto rows = connection_.bulkInsert("event_uids", "uid, event_id");
  for (const Event* event : fresh)
    if (!event->chosenUid.empty()) rows->row(std::array<Value, 2>{event->chosenUid, event->id});
  rows->finish();
}

}  // namespace vedette::storage
